package org.ruralwarehouse.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every folder with Java files has a {@code package-info.java} with a sentence for readers and {@code @NullMarked}. */
final class PackageDescriptions {

    private static final Pattern SENTENCE =
            Pattern.compile("^/\\*\\*\\s*(\\*\\s*)?\\p{Lu}[^@]{20,}\\.\\s*\\*/", Pattern.DOTALL);

    private PackageDescriptions() {}

    static List<String> problems(Path sources) {
        List<String> problems = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(sources)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                if (hasJava(folder)) {
                    check(sources, folder, problems);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return problems;
    }

    private static boolean hasJava(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        }
    }

    private static void check(Path sources, Path folder, List<String> problems) throws IOException {
        Path info = folder.resolve("package-info.java");
        String name = sources.relativize(folder).toString();
        if (!Files.exists(info)) {
            problems.add(name + ": no package-info.java");
            return;
        }
        String text = Files.readString(info);
        if (!SENTENCE.matcher(text).find()) {
            problems.add(name + ": package-info.java does not begin with a Javadoc sentence");
        }
        if (!text.contains("\n@NullMarked\n")) {
            problems.add(name + ": not @NullMarked");
        }
    }
}
