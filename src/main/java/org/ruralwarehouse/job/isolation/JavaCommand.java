package org.ruralwarehouse.job.isolation;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command that starts this program again: the same Java, options and jar or class path, but another heap. */
final class JavaCommand {

    /** Name of the class, which this package cannot use. */
    static final String MAIN_CLASS = "org.ruralwarehouse.cli.Main";

    /** Options of the heap, of agents and of files that the first process writes or reads. */
    private static final List<String> OWN_OPTIONS = List.of(
            "-Xmx",
            "-Xms",
            "-Xmn",
            "-XX:MaxHeapSize",
            "-XX:InitialHeapSize",
            "-XX:MaxRAM",
            "-XX:InitialRAM",
            "-XX:ArchiveClassesAtExit",
            "-XX:OnOutOfMemoryError",
            "-XX:+HeapDumpOnOutOfMemoryError",
            "-XX:StartFlightRecording",
            "-Xloggc",
            "-Xlog:gc",
            "-agentlib",
            "-agentpath",
            "-javaagent",
            "-Dcom.sun.management");

    private final List<String> options;
    private final String classPath;
    private final String command;

    JavaCommand(List<String> options, String classPath, String command) {
        this.options = options;
        this.classPath = classPath;
        this.command = command;
    }

    /** The command of the running process. */
    static JavaCommand ofThisProcess() {
        return new JavaCommand(
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                System.getProperty("java.class.path"),
                System.getProperty("sun.java.command", ""));
    }

    /** The words of the command. */
    List<String> with(long heapMebibytes, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        options.stream()
                .filter(option -> OWN_OPTIONS.stream().noneMatch(option::startsWith))
                .forEach(words::add);
        words.add("-Xmx" + heapMebibytes + "m");
        // A started jar is the whole class path; its manifest names the libraries and the main class.
        boolean isJar =
                classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator) && command.startsWith(classPath);
        Stream.of(isJar ? new String[] {"-jar", classPath} : new String[] {"-cp", classPath, MAIN_CLASS})
                .forEach(words::add);
        words.addAll(List.of(arguments));
        return words;
    }
}
