package org.ruralwarehouse.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds long lines and fully qualified class names in Java source files. */
final class SourceLines {

    /** A package and a class. A name in capitals may be a constant ({@code node.MAX}), unless the package is known. */
    private static final Pattern QUALIFIED_CLASS = Pattern.compile(
            "([a-z][a-z0-9_]*\\.)+[A-Z]\\w*[a-z]\\w*|(java|javax|jakarta|org|com|net)\\.([a-z0-9_]+\\.)+[A-Z]\\w*");

    private SourceLines() {}

    /**
     * Lines with too many columns, text blocks and comments included.
     *
     * @param columns maximum number of code points in a line
     * @return {@code file:line has n columns}
     */
    static List<String> longerThan(int columns, Collection<Path> files) {
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            int number = 0;
            for (String line : lines(file)) {
                number++;
                int length = line.codePointCount(0, line.length());
                if (length > columns) {
                    problems.add(file + ":" + number + " has " + length + " columns");
                }
            }
        }
        return problems;
    }

    /**
     * Fully qualified class names outside imports, package declarations, comments and string literals.
     *
     * @return {@code file:line uses java.util.List}
     */
    static List<String> qualifiedNames(Collection<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> problems = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(unit, Trees.instance(task), problems).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return problems;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Visits names in code; the parser has already removed comments. */
    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final CompilationUnitTree unit;
        private final Trees trees;
        private final List<String> problems;

        Scanner(CompilationUnitTree unit, Trees trees, List<String> problems) {
            this.unit = unit;
            this.trees = trees;
            this.problems = problems;
        }

        @Override
        public @Nullable Void visitImport(ImportTree node, @Nullable Void none) {
            return null;
        }

        @Override
        public @Nullable Void visitPackage(PackageTree node, @Nullable Void none) {
            return scan(node.getAnnotations(), none);
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree node, @Nullable Void none) {
            if (QUALIFIED_CLASS.matcher(node.toString()).matches()) {
                long start = trees.getSourcePositions().getStartPosition(unit, node);
                String file = Path.of(unit.getSourceFile().toUri()).toString();
                problems.add(file + ":" + unit.getLineMap().getLineNumber(start) + " uses " + node);
                return null;
            }
            return super.visitMemberSelect(node, none);
        }
    }
}
