package org.ruralwarehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    private final Path temp;
    private final Path root;

    FileTreeTest(@TempDir Path temp) throws IOException {
        this.temp = temp;
        root = Files.createDirectories(temp.resolve("tree"));
        Files.createDirectories(root.resolve("b/c"));
        Files.writeString(root.resolve("z.txt"), "z");
        Files.writeString(root.resolve("b/c/a.txt"), "a");
    }

    @Test
    void lists_regular_files_in_the_order_of_their_paths() {
        assertThat(new FileTree(root).files()).containsExactly(root.resolve("b/c/a.txt"), root.resolve("z.txt"));
    }

    @Test
    void a_missing_folder_has_no_files_and_can_be_deleted() {
        FileTree nothing = new FileTree(temp.resolve("nothing"));
        nothing.delete();

        assertThat(nothing.files()).isEmpty();
    }

    @Test
    void deletes_the_folder_with_its_content() {
        new FileTree(root).delete();

        assertThat(root).doesNotExist();
    }

    @Test
    void deletes_a_symbolic_link_but_not_its_target() throws IOException {
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("target.txt"), "content");
        Files.createSymbolicLink(root.resolve("link"), elsewhere);

        new FileTree(root).delete();

        assertThat(elsewhere.resolve("target.txt")).exists();
    }

    @Test
    void the_digest_depends_on_content_and_relative_paths_only() throws IOException {
        String digest = new FileTree(root).sha256();
        Path moved = Files.move(root, temp.resolve("moved"));
        assertThat(new FileTree(moved).sha256()).isEqualTo(digest);

        Files.writeString(moved.resolve("z.txt"), "Z");
        String changed = new FileTree(moved).sha256();
        assertThat(changed).isNotEqualTo(digest);

        Files.writeString(moved.resolve("z.txt"), "z");
        Files.move(moved.resolve("z.txt"), moved.resolve("y.txt"));
        assertThat(new FileTree(moved).sha256()).isNotIn(digest, changed);
    }

    @Test
    void the_digest_can_exclude_files() throws IOException {
        String digest = new FileTree(root).sha256();
        Files.writeString(root.resolve("README.md"), "words");

        assertThat(new FileTree(root).sha256(file -> !file.toString().endsWith(".md")))
                .isEqualTo(digest);
        assertThat(new FileTree(root).sha256()).isNotEqualTo(digest);
    }

    @Test
    void the_digest_of_a_file_is_the_sha_256_of_its_bytes() {
        assertThat(FileTree.sha256(root.resolve("z.txt"))).isEqualTo(Sha256.hex(new byte[] {'z'}));
    }

    @Test
    void sha_256_matches_the_test_vector_of_the_standard() {
        assertThat(Sha256.hex("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void force_does_not_change_the_content() {
        String digest = new FileTree(root).sha256();

        new FileTree(root).force();

        assertThat(new FileTree(root).sha256()).isEqualTo(digest);
    }
}
