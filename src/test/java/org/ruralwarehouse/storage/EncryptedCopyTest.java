package org.ruralwarehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedCopyTest {

    private static final int LENGTH = 200_003;

    private final Path folder;

    EncryptedCopyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void reads_any_part_of_the_content() throws IOException {
        byte[] content = new byte[LENGTH];
        Random random = new Random(7);
        random.nextBytes(content);
        try (EncryptedCopy copy = EncryptedCopy.of(new ByteArrayInputStream(content), folder)) {
            assertThat(copy.size()).isEqualTo(LENGTH);
            for (int i = 0; i < 500; i++) {
                int from = random.nextInt(LENGTH);
                int to = Math.min(LENGTH, from + random.nextInt(100_000));
                ByteBuffer part = ByteBuffer.allocate(to - from);
                copy.position(from);
                while (part.hasRemaining()) {
                    assertThat(copy.read(part)).isPositive();
                }
                assertThat(part.array()).isEqualTo(Arrays.copyOfRange(content, from, to));
            }
            copy.position(LENGTH);
            assertThat(copy.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void no_file_contains_the_content_while_it_is_open_and_none_is_left() throws IOException {
        byte[] content = "11010519491231002X".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        EncryptedCopy copy = EncryptedCopy.of(new ByteArrayInputStream(content), folder);
        try (copy;
                Stream<Path> files = Files.list(folder)) {
            assertThat(files).allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain("19491231"));
            // The open file without a name; only Linux shows it.
            Path descriptors = Path.of("/proc/self/fd");
            if (Files.isDirectory(descriptors)) {
                assertThat(openFilesIn(descriptors)).hasSize(1).allSatisfy(file -> assertThat(
                                Files.readString(file, StandardCharsets.ISO_8859_1))
                        .hasSize(content.length)
                        .doesNotContain("19491231"));
            }
        }

        assertThat(folder).isEmptyDirectory();
        assertThatThrownBy(() -> copy.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
    }

    private Stream<Path> openFilesIn(Path descriptors) throws IOException {
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.filter(this::isTemporary).toList().stream();
        }
    }

    private boolean isTemporary(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith(folder.toString());
        } catch (IOException closed) {
            return false;
        }
    }
}
