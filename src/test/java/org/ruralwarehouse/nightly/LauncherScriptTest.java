package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code jobs/warehouse} with a shell script in place of Java that records its calls. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class LauncherScriptTest {

    /** Implements what the launcher needs of Java: extracts a jar, creates a class archive, returns an exit code. */
    private static final String JAVA = """
            #!/bin/sh
            echo "$*" >> "$CALLS"
            for word in "$@"; do
                case $word in
                    -Djarmode=tools) unpacks=yes ;;
                    *.DuckDbNativeLibraryExtractor) [ -z "${CANNOT_EXTRACT:-}" ]; exit ;;
                    -XX:ArchiveClassesAtExit=*) archive=${word#*=} ;;
                    *.jar) jar=$word ;;
                esac
                last=$word
            done
            if [ -n "${unpacks:-}" ]; then
                [ -z "${CANNOT_UNPACK:-}" ] || exit 1
                mkdir -p "$last/lib" && cp "$jar" "$last/"
            else
                [ -z "${archive:-}" ] || [ -n "${CANNOT_DUMP:-}" ] || echo archive > "$archive"
                echo "locale ${LC_ALL:-none}"
                echo "umask $(umask)"
                [ -z "${SLEEPS:-}" ] || exec sleep 50
                if [ -n "${CODES:-}" ]; then
                    set -- $CODES
                    shift "$(($(grep -c ' nightly' "$CALLS") - 1))"
                    [ "${1:-0}" != 137 ] || kill -9 $$
                    exit "${1:-0}"
                fi
                exit "${CODE:-0}"
            fi
            """;

    @TempDir
    Path folder;

    private Path jar;
    private Path apps;
    private Path calls;

    @BeforeEach
    void install_the_launcher_with_a_jar() throws IOException {
        Path jobs = Files.createDirectories(folder.resolve("with space/jobs"));
        for (String name : List.of("warehouse", "jvm.options")) {
            Files.copy(Path.of("jobs", name), jobs.resolve(name));
        }
        assertThat(jobs.resolve("warehouse").toFile().setExecutable(true)).isTrue();
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Path java = Files.writeString(bin.resolve("java"), JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=17");
        Path target = Files.createDirectories(folder.resolve("with space/target"));
        jar = Files.writeString(target.resolve("rural-warehouse.jar"), "first").toRealPath();
        apps = jar.resolveSibling("rural-warehouse.app");
        calls = folder.resolve("calls");
    }

    @Test
    void first_run_creates_a_class_archive_that_later_starts_use() throws Exception {
        assertThat(run("nightly", "--plain").code()).isZero();
        List<Path> archives = archives();
        run("nightly");
        run("query", "select 1");

        assertThat(archives).hasSize(1);
        assertThat(calls())
                .satisfiesExactly(
                        unpacking -> assertThat(unpacking).contains("-Djarmode=tools -jar " + jar + " extract"),
                        takingOut -> assertThat(takingOut)
                                .endsWith("/lib")
                                .contains("org.ruralwarehouse.launcher.DuckDbNativeLibraryExtractor"),
                        call -> assertThat(call)
                                .startsWith("@" + jar.getParent().resolveSibling("jobs/jvm.options"))
                                .contains("-XX:ArchiveClassesAtExit=" + archives.get(0) + ".")
                                .endsWith("rural-warehouse.jar nightly --plain"),
                        second -> assertThat(second)
                                .contains("-Xshare:auto", "-XX:SharedArchiveFile=" + archives.get(0) + " -jar")
                                .doesNotContain("ArchiveClassesAtExit"),
                        query -> assertThat(query)
                                .contains("-XX:SharedArchiveFile=" + archives.get(0) + " -jar")
                                .endsWith("query select 1"));
        assertThat(files(archives.get(0).getParent()))
                .as("no unfinished files")
                .containsExactlyInAnyOrder(
                        "lib",
                        "rural-warehouse.jar",
                        archives.get(0).getFileName().toString());
    }

    @Test
    void other_commands_and_help_create_no_archive() throws Exception {
        run("status");
        run("nightly", "--help");

        assertThat(archives()).isEmpty();
        assertThat(calls()).noneMatch(call -> call.contains("ArchiveClassesAtExit"));
    }

    @Test
    void run_with_rejections_returns_its_exit_code_and_creates_an_archive() throws Exception {
        assertThat(run("CODE=3", "nightly").code()).isEqualTo(3);

        assertThat(archives()).hasSize(1);
    }

    @Test
    void failed_run_returns_its_exit_code_and_creates_no_archive() throws Exception {
        assertThat(run("CODE=1", "nightly").code()).isEqualTo(1);
        assertThat(run("CODE=4", "nightly").code()).isEqualTo(4);

        assertThat(archives()).isEmpty();
        assertThat(files(apps.resolve(files(apps).get(0))))
                .as("no unfinished files")
                .hasSize(2);
    }

    @Test
    void run_succeeds_when_no_archive_can_be_created() throws Exception {
        assertThat(run("CANNOT_DUMP=1", "nightly").code()).isZero();

        assertThat(archives()).isEmpty();
    }

    @Test
    void forwards_a_signal_to_the_first_run_and_creates_no_archive() throws Exception {
        Process process = start(List.of("SLEEPS=1"), "nightly");
        try {
            waitForCall("ArchiveClassesAtExit");
            process.toHandle().destroy(); // keeps its output open

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(archives()).isEmpty();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void other_commands_replace_the_shell_by_java() throws Exception {
        run("nightly");
        Process process = start(List.of("SLEEPS=1"), "status", "later");
        try {
            waitForCall("status later");

            assertThat(process.descendants()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void resumes_a_run_whose_process_did_not_end_by_itself() throws Exception {
        ProcessResult result = run("CODES=5 137 3", "nightly");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.output()).contains("exit code 5; resuming the run (1 of 3)", "exit code 137; resuming");
        assertThat(calls()).filteredOn(call -> call.endsWith(" nightly")).hasSize(3);
        assertThat(archives()).hasSize(1);
    }

    @Test
    void resumes_a_run_at_most_three_times() throws Exception {
        assertThat(run("CODES=5 5 5 5 0", "nightly").code()).isEqualTo(5);

        assertThat(calls()).filteredOn(call -> call.endsWith(" nightly")).hasSize(4);
    }

    @Test
    void resumes_no_failed_run_and_no_other_command() throws Exception {
        assertThat(run("CODES=1 0", "nightly").code()).isEqualTo(1);
        assertThat(run("CODE=5", "status").code()).isEqualTo(5);

        assertThat(calls()).filteredOn(call -> call.endsWith(" nightly")).hasSize(1);
        assertThat(calls()).filteredOn(call -> call.endsWith(" status")).hasSize(1);
    }

    @Test
    void does_not_use_a_class_archive_after_a_crash() throws Exception {
        run("nightly");
        run("CODES=0 137 0", "nightly");

        List<String> runs =
                calls().stream().filter(call -> call.endsWith(" nightly")).toList();
        assertThat(runs.get(1)).contains("SharedArchiveFile");
        assertThat(runs.get(2)).doesNotContain("SharedArchiveFile");
    }

    @Test
    void unpacks_a_changed_jar_with_the_same_date_but_not_the_same_jar() throws Exception {
        run("status");
        run("status");
        assertThat(files(apps)).hasSize(1);
        var date = Files.getLastModifiedTime(jar);
        Files.writeString(jar, "other");
        Files.setLastModifiedTime(jar, date);
        run("status");

        assertThat(files(apps)).as("a run may still use the previous one").hasSize(2);
        String newest = calls().get(calls().size() - 1);
        Path unpacked = Path.of(newest.substring(newest.indexOf("-jar ") + 5, newest.indexOf(" status")));
        assertThat(unpacked).hasContent("other");
    }

    @Test
    void keeps_two_replaced_jars() throws Exception {
        for (String content : List.of("a", "b", "c", "d", "e")) {
            Files.writeString(jar, content);
            run("status");
        }

        assertThat(files(apps)).hasSize(3);
    }

    @Test
    void concurrent_starts_do_not_interfere() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            starts.add(start(List.of(), "status"));
        }
        for (Process each : starts) {
            assertThat(each.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(each.exitValue()).isZero();
        }

        assertThat(files(apps)).hasSize(1);
        assertThat(files(apps.resolve(files(apps).get(0)))).containsExactlyInAnyOrder("lib", "rural-warehouse.jar");
    }

    @Test
    void creates_an_archive_per_java_version() throws Exception {
        run("nightly");
        List<Path> before = archives();
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=17.0.99");
        run("nightly");

        assertThat(archives()).hasSize(1).isNotEqualTo(before);
    }

    @Test
    void runs_the_jar_itself_when_it_cannot_be_unpacked() throws Exception {
        assertThat(run("CANNOT_UNPACK=1", "nightly").code()).isZero();

        assertThat(calls().get(1)).endsWith("-jar " + jar + " nightly");
    }

    @Test
    void runs_the_unpacked_jar_when_the_native_library_cannot_be_extracted() throws Exception {
        assertThat(run("CANNOT_EXTRACT=1", "nightly").code()).isZero();

        assertThat(archives()).hasSize(1);
    }

    @Test
    void appends_java_opts_as_separate_words() throws Exception {
        run("JAVA_OPTS=-Xmx2g -Dpattern=*", "status");

        assertThat(calls().get(2)).contains("jvm.options", " -Xmx2g -Dpattern=* ");
    }

    @Test
    void files_of_commands_that_write_rows_are_private() throws Exception {
        for (String command : List.of("nightly", "replay", "impact", "submissions")) {
            assertThat(run(command).output()).as(command).contains("umask 0077");
        }
        assertThat(run("query", "select 1").output()).contains("umask 0027");
        assertThat(run("CANNOT_UNPACK=1", "nightly").output()).contains("umask 0077");
    }

    @Test
    void sets_a_utf_8_locale_only_when_none_is_set() throws Exception {
        assertThat(run("status").output()).contains("locale C.UTF-8");
        assertThat(run("LC_ALL=zh_CN.UTF-8", "status").output()).contains("locale zh_CN.UTF-8");
    }

    @Test
    void missing_jar_is_invalid_configuration() throws Exception {
        ProcessResult result = run("RURAL_JAR=/nowhere/rural-warehouse.jar", "status");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).contains("Jar not found: /nowhere/rural-warehouse.jar");
    }

    private record ProcessResult(int code, String output) {}

    /**
     * @param words environment settings (NAME=value) followed by the arguments of the launcher
     */
    private ProcessResult run(String... words) throws Exception {
        List<String> settings = Stream.of(words)
                .takeWhile(word -> word.matches("(?s)[A-Z_]+=.*"))
                .toList();
        Process process = start(settings, Stream.of(words).skip(settings.size()).toArray(String[]::new));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ProcessResult(process.waitFor(), output);
    }

    private Process start(List<String> settings, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jar.getParent().resolveSibling("jobs/warehouse").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        var environment = builder.environment();
        List.of("LC_ALL", "LC_CTYPE", "LANG", "JAVA_OPTS", "RURAL_JAR").forEach(environment::remove);
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        environment.put("CALLS", calls.toString());
        settings.forEach(
                each -> environment.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1)));
        return builder.start();
    }

    private void waitForCall(String with) throws Exception {
        while (!Files.exists(calls) || calls().stream().noneMatch(call -> call.contains(with))) {
            Thread.sleep(20);
        }
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> below = Files.walk(apps)) {
            return below.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
