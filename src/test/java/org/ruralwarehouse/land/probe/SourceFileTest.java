package org.ruralwarehouse.land.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFileTest {

    private static final String PATH = "file.csv";

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
    void every_reader_reads_the_whole_file(int length) throws IOException {
        byte[] bytes = bytes(length);
        try (SourceFile file = SourceFile.open(new MemoryFile(PATH, bytes, length), PATH)) {
            for (int reader = 0; reader < 3; reader++) {
                try (InputStream in = file.read()) {
                    assertThat(in.readAllBytes()).isEqualTo(bytes);
                }
            }
        }
    }

    @Test
    void readers_do_not_disturb_each_other() throws IOException {
        byte[] bytes = bytes(200_000);
        Random random = new Random(7);
        try (SourceFile file = SourceFile.open(new MemoryFile(PATH, bytes, bytes.length), PATH)) {
            List<InputStream> readers = new ArrayList<>();
            List<ByteArrayOutputStream> read = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                readers.add(file.read());
                read.add(new ByteArrayOutputStream());
            }
            for (int i = 0; i < 200; i++) {
                int reader = random.nextInt(readers.size());
                read.get(reader).writeBytes(readers.get(reader).readNBytes(random.nextInt(20_000)));
            }
            assertThat(read)
                    .allSatisfy(part -> assertThat(part.toByteArray()).isEqualTo(Arrays.copyOf(bytes, part.size())));
        }
    }

    @Test
    void opens_the_file_once_for_many_readers_of_its_head_and_one_of_the_rest() throws IOException {
        MemoryFile files = new MemoryFile(PATH, bytes(200_000), 200_000);
        try (SourceFile file = SourceFile.open(files, PATH)) {
            for (int reader = 0; reader < 5; reader++) {
                file.read().readNBytes(SourceFile.HEAD_BYTES);
            }
            file.read().readAllBytes();
            assertThat(files.openings()).isEqualTo(1);
            file.read().readAllBytes();
            assertThat(files.openings()).isEqualTo(2);
        }
    }

    @Test
    void closes_every_stream() throws IOException {
        MemoryFile files = new MemoryFile(PATH, bytes(200_000), 200_000);
        SourceFile.open(files, PATH).close();
        assertThat(files.isClosed()).isTrue();
        try (SourceFile file = SourceFile.open(files, PATH);
                InputStream first = file.read();
                InputStream second = file.read()) {
            first.readAllBytes();
            second.readAllBytes();
        }
        assertThat(files.openings()).isEqualTo(3);
        assertThat(files.isClosed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 65_535, 65_536, 100_000})
    void fails_where_the_file_is_damaged_and_not_before(int damagedFrom) throws IOException {
        byte[] bytes = bytes(200_000);
        try (SourceFile file = SourceFile.open(new MemoryFile(PATH, bytes, damagedFrom), PATH)) {
            for (int reader = 0; reader < 2; reader++) {
                InputStream in = file.read();
                assertThat(in.readNBytes(damagedFrom)).isEqualTo(Arrays.copyOf(bytes, damagedFrom));
                assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessage(MemoryFile.DAMAGE);
            }
        }
    }

    @Test
    void fails_if_the_file_does_not_exist() {
        assertThatThrownBy(() -> SourceFile.open(new MemoryFile(PATH, new byte[0], 0), "other.csv"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void reads_single_bytes() throws IOException {
        try (SourceFile file = SourceFile.open(new MemoryFile(PATH, new byte[] {(byte) 0xFF, 1}, 2), PATH);
                InputStream in = file.read()) {
            assertThat(List.of(in.read(), in.read(), in.read())).containsExactly(0xFF, 1, -1);
        }
    }
}
