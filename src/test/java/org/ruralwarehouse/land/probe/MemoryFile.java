package org.ruralwarehouse.land.probe;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.OptionalLong;
import org.ruralwarehouse.submission.archive.PackageFiles;

/** A package with one file in memory, which counts its openings and may be damaged from some byte on. */
final class MemoryFile implements PackageFiles {

    static final String DAMAGE = "damaged";

    private final String path;
    private final byte[] bytes;
    private final int damagedFrom;
    private int openings;
    private int open;

    /**
     * @param damagedFrom index of the first byte that cannot be read; the length if the file is not damaged
     */
    MemoryFile(String path, byte[] bytes, int damagedFrom) {
        this.path = path;
        this.bytes = bytes;
        this.damagedFrom = damagedFrom;
    }

    int openings() {
        return openings;
    }

    boolean isClosed() {
        return open == 0;
    }

    @Override
    public InputStream read(String wanted) throws IOException {
        if (!wanted.equals(path)) {
            throw new NoSuchFileException(wanted);
        }
        openings++;
        open++;
        return new FilterInputStream(new ByteArrayInputStream(bytes, 0, damagedFrom)) {

            private boolean isClosed;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = length == 0 ? 0 : super.read(target, offset, length);
                if (read < 0 && damagedFrom < bytes.length) {
                    throw new IOException(DAMAGE);
                }
                return read;
            }

            @Override
            public void close() {
                open -= isClosed ? 0 : 1;
                isClosed = true;
            }
        };
    }

    @Override
    public OptionalLong size(String wanted) {
        return wanted.equals(path) ? OptionalLong.of(bytes.length) : OptionalLong.empty();
    }

    @Override
    public boolean isUnsafe(String wanted) {
        return false;
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
