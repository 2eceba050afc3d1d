import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Translates the templates of the pages to Java sources. The build starts it.
 *
 * <p>Arguments: folder of the templates, folder of the sources, Java package of the sources.
 */
final class TemplateCompiler {

    private static final String MAP_METHOD = "public static void renderMap(";

    private TemplateCompiler() {}

    public static void main(String[] args) throws IOException {
        Path sources = Path.of(args[1]);
        Path translated = Files.createDirectories(sources.resolveSibling("jte-translated"));
        TemplateEngine engine = TemplateEngine.create(
                new TemplateFolder(Path.of(args[0])), translated, ContentType.Html, null, args[2]);
        engine.setTrimControlStructures(true);
        engine.cleanAll();
        try {
            engine.generateAll();
        } catch (TemplateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        for (Path source : files(sources)) {
            if (!Files.exists(translated.resolve(sources.relativize(source)))) {
                Files.delete(source);
            }
        }
        for (Path source : files(translated)) {
            update(sources.resolve(translated.relativize(source)), Files.readString(source));
        }
    }

    /** The line break at the end of a file is not part of a template: it would follow every text of a page. */
    private static final class TemplateFolder extends DirectoryCodeResolver {

        TemplateFolder(Path folder) {
            super(folder);
        }

        @Override
        public String resolveRequired(String name) {
            return super.resolveRequired(name).stripTrailing();
        }
    }

    /** An unchanged file keeps its date; otherwise every build would compile the whole program again. */
    private static void update(Path file, String translated) throws IOException {
        // The method reads parameters from a map, whose values NullAway takes for nullable. The program does not call
        // it.
        String source = translated.replace(MAP_METHOD, "@SuppressWarnings(\"NullAway\")\n\t" + MAP_METHOD);
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(Files::isRegularFile).toList();
        }
    }
}
