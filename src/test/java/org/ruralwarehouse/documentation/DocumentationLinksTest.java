package org.ruralwarehouse.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that a document names exists: linked files, headings, paths, test classes, make targets. */
class DocumentationLinksTest {

    @Test
    void every_reference_in_a_document_exists() throws IOException {
        Checkout checkout = Checkout.read(Path.of(""));

        assertThat(checkout.documents()).contains("README.md", "jobs/README.md");
        assertThat(brokenReferences(checkout)).isEmpty();
    }

    @Test
    void reports_a_link_to_a_missing_file_and_to_a_missing_heading(@TempDir Path folder) throws IOException {
        write(folder, "Makefile", "");
        write(folder, "docs/other.md", "# Nightly `run`: 1st\n## Twice\n## Twice\n");
        write(folder, "README.md", """
                # Title
                [a](docs/other.md#nightly-run-1st) [b](docs/other.md#twice-1) [c](#title) [d](docs)
                [e](https://example.org/none) [f](mailto:a@example.org)
                [g](docs/none.md) [h](docs/other.md#none) [i](#none) ![j](none.png)
                ```
                [in a block](none.md)
                ```
                `[in code](none.md)`

                [reference]: docs/missing.md
                """);

        assertThat(brokenReferences(Checkout.read(folder)))
                .containsExactly(
                        "README.md: link docs/none.md",
                        "README.md: link docs/other.md#none",
                        "README.md: link #none",
                        "README.md: link none.png",
                        "README.md: link docs/missing.md");
    }

    @Test
    void resolves_a_link_against_the_folder_of_its_document(@TempDir Path folder) throws IOException {
        write(folder, "Makefile", "");
        write(folder, "docs/a.md", "[b](b.md) [c](../docs/b.md) [d](docs/b.md)");
        write(folder, "docs/b.md", "");

        assertThat(brokenReferences(Checkout.read(folder))).containsExactly("docs/a.md: link docs/b.md");
    }

    @Test
    void reports_a_path_or_a_test_class_in_backticks_that_does_not_exist(@TempDir Path folder) throws IOException {
        write(folder, "Makefile", "");
        write(folder, "jobs/nightly.yml", "");
        write(folder, "src/test/GoodTest.java", "");
        write(folder, "README.md", """
                `jobs/nightly.yml` `nightly.yml` `jobs/` `GoodTest` `src/test/GoodTest.java` `../jobs/nightly.yml`
                `jobs/<name>.yml` `a/b` `report.json` `target/none.yml` `select x.y from t` `*.sql`
                `jobs/none` `none.yml` `jobs/nightly.sql` `BadTest` `src/main`
                """);

        assertThat(brokenReferences(Checkout.read(folder)))
                .containsExactly(
                        "README.md: path jobs/none",
                        "README.md: path none.yml",
                        "README.md: path jobs/nightly.sql",
                        "README.md: path BadTest",
                        "README.md: path src/main");
    }

    @Test
    void allows_paths_that_a_document_declares_as_examples_and_paths_of_the_past(@TempDir Path folder)
            throws IOException {
        write(folder, "Makefile", "");
        write(folder, "CHANGELOG.md", "`old.sql` moved to [new](new.sql)");
        write(folder, "README.md", """
                <!-- not in the checkout: new_check, new_mart -->
                `checks/new_check.sql` `new_mart.sql` `other_check.sql`
                """);

        assertThat(brokenReferences(Checkout.read(folder)))
                .containsExactly("CHANGELOG.md: link new.sql", "README.md: path other_check.sql");
    }

    @Test
    void reports_a_make_target_that_does_not_exist(@TempDir Path folder) throws IOException {
        write(folder, "Makefile", "run: jar ## Run\nquery: ## Query\n\t@echo none:\n");
        write(folder, "README.md", """
                `make` `make run` `make query SQL="select gone"` `make lost RUNS=3` we make up words
                ```sh
                make run      # builds the jar
                make query RUNS=3 gone
                ```
                """);

        assertThat(brokenReferences(Checkout.read(folder)))
                .containsExactly("README.md: make gone", "README.md: make lost");
    }

    private static void write(Path folder, String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> brokenReferences(Checkout checkout) throws IOException {
        List<String> broken = new ArrayList<>();
        Set<String> targets = checkout.makeTargets();
        for (String document : checkout.documents()) {
            Path file = checkout.root().resolve(document);
            Markdown markdown = Markdown.parse(Files.readString(file));
            for (String link : markdown.links()) {
                if (!resolves(file, link)) {
                    broken.add(document + ": link " + link);
                }
            }
            markdown.code().stream()
                    .filter(checkout::isPath)
                    .filter(path -> !checkout.has(path))
                    .filter(path -> !markdown.isExample(path) && !isHistory(document))
                    .forEach(path -> broken.add(document + ": path " + path));
            markdown.makeTargets().stream()
                    .filter(target -> !targets.contains(target))
                    .forEach(target -> broken.add(document + ": make " + target));
        }
        return broken;
    }

    /** A changelog names files that later versions move or delete; its links must still resolve. */
    private static boolean isHistory(String document) {
        return document.endsWith("CHANGELOG.md");
    }

    private static boolean resolves(Path document, String link) throws IOException {
        if (link.matches("[a-z]+:.*")) {
            return true;
        }
        String[] parts = URLDecoder.decode(link, StandardCharsets.UTF_8).split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || !target.toString().endsWith(".md")
                || Markdown.parse(Files.readString(target)).anchors().contains(parts[1]);
    }
}
