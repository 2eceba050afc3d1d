package org.ruralwarehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
    void what_does_not_exist_has_no_files_and_can_be_deleted() {
        FileTree nothing = new FileTree(temp.resolve("nothing"));
        nothing.delete();

        assertThat(nothing.files()).isEmpty();
    }

    @Test
    void deletes_the_folder_with_all_that_is_in_it() {
        new FileTree(root).delete();

        assertThat(root).doesNotExist();
    }

    @Test
    void deletes_a_link_but_never_what_it_points_to() throws IOException {
        Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("kept.txt"), "kept");
        Files.createSymbolicLink(root.resolve("link"), elsewhere);

        new FileTree(root).delete();

        assertThat(elsewhere.resolve("kept.txt")).exists();
    }

    @Test
    void the_digest_changes_with_content_and_with_names_but_not_with_the_place() throws IOException {
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
    void the_digest_may_leave_files_out() throws IOException {
        String digest = new FileTree(root).sha256();
        Files.writeString(root.resolve("README.md"), "words");

        assertThat(new FileTree(root).sha256(file -> !file.toString().endsWith(".md")))
                .isEqualTo(digest);
        assertThat(new FileTree(root).sha256()).isNotEqualTo(digest);
    }

    @Test
    void the_digest_of_a_file_is_that_of_its_bytes() {
        assertThat(FileTree.sha256(root.resolve("z.txt"))).isEqualTo(Sha256.hex(new byte[] {'z'}));
    }

    @Test
    void sha_256_is_that_of_the_standard() {
        assertThat(Sha256.hex("abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void forcing_to_disk_leaves_everything_as_it_is() {
        String digest = new FileTree(root).sha256();

        new FileTree(root).force();

        assertThat(new FileTree(root).sha256()).isEqualTo(digest);
    }
}
