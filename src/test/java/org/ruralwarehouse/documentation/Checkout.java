package org.ruralwarehouse.documentation;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files and folders of a checkout, without what a build or a run leaves in it.
 *
 * @param root the top folder
 * @param paths relative paths with {@code /} between names
 */
record Checkout(Path root, Set<String> paths) {

    private static final Set<String> OUTPUT = Set.of("target", "warehouse/data", ".git", ".idea", ".vscode", "reports");
    private static final Pattern TARGET = Pattern.compile("^([a-z][a-z-]*):", Pattern.MULTILINE);

    /** Names with these endings are sources, never files that a run writes. */
    private static final Pattern SOURCE =
            Pattern.compile("(?:[\\w.-]+/)*[\\w-][\\w.-]*\\.(?:md|sql|yml|java|options|service|timer|schema\\.json)");

    private static final Pattern TEST_CLASS = Pattern.compile("[A-Z][A-Za-z0-9]+(?:Test|IT)");

    static Checkout read(Path root) throws IOException {
        Set<String> paths = new TreeSet<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String path = relative(folder);
                if (OUTPUT.contains(path)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                paths.add(path);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                paths.add(relative(file));
                return FileVisitResult.CONTINUE;
            }

            private String relative(Path path) {
                return root.relativize(path).toString().replace('\\', '/');
            }
        });
        return new Checkout(root, paths);
    }

    Set<String> documents() {
        return paths.stream().filter(path -> path.endsWith(".md")).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> makeTargets() throws IOException {
        return TARGET.matcher(Files.readString(root.resolve("Makefile")))
                .results()
                .map(target -> target.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a text in backticks names a file of the checkout, whether or not that file exists. */
    boolean isPath(String code) {
        if (TEST_CLASS.matcher(code).matches() || SOURCE.matcher(code).matches()) {
            return !isOutput(code);
        }
        int slash = code.indexOf('/');
        return slash > 0 && code.matches("[\\w./-]+") && paths.contains(code.substring(0, slash)) && !isOutput(code);
    }

    /** Whether the path exists. The end of a path is enough: documents leave out the folders that they describe. */
    boolean has(String code) {
        String path = code.replaceAll("^(\\.\\./)+|/$", "");
        String wanted = TEST_CLASS.matcher(path).matches() ? path + ".java" : path;
        return paths.contains(wanted) || paths.stream().anyMatch(existing -> existing.endsWith("/" + wanted));
    }

    private static boolean isOutput(String code) {
        return OUTPUT.stream().anyMatch(folder -> code.equals(folder) || code.startsWith(folder + "/"));
    }
}
