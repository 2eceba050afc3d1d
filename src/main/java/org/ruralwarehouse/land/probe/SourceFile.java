package org.ruralwarehouse.land.probe;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.archive.PackageFiles;

/**
 * A file of a package that several readers read from its start. Its head stays in memory, so the file is opened once,
 * and again only for each further reader that goes beyond the head. Belongs to one thread.
 */
public final class SourceFile implements Closeable {

    /** Size of the head: enough for a title, a header and thirty rows. */
    static final int HEAD_BYTES = 1 << 16;

    private final PackageFiles files;
    private final String path;
    private final byte[] head;
    private boolean isWhole;

    /** The file behind its head, for the first reader that goes beyond the head; null afterwards. */
    private @Nullable InputStream unread;

    private SourceFile(PackageFiles files, String path) throws IOException {
        this.files = files;
        this.path = path;
        unread = files.read(path);
        head = readHead(unread);
    }

    /**
     * Opens a file and reads its head.
     *
     * @throws IOException if the file does not exist or cannot be opened
     */
    public static SourceFile open(PackageFiles files, String path) throws IOException {
        return new SourceFile(files, path);
    }

    private byte[] readHead(InputStream in) throws IOException {
        byte[] bytes = new byte[HEAD_BYTES];
        int length = 0;
        try {
            while (length < HEAD_BYTES && !isWhole) {
                int read = in.read(bytes, length, HEAD_BYTES - length);
                isWhole = read < 0;
                length += Math.max(read, 0);
            }
        } catch (IOException damaged) {
            // Not every reader reads as far as the damage; one that does opens the file again and fails there.
            close();
        }
        return Arrays.copyOf(bytes, length);
    }

    /** The bytes of the file from its start. Closing the stream does not close this object. */
    public InputStream read() {
        return new Bytes();
    }

    private InputStream behindHead() throws IOException {
        InputStream in = unread;
        unread = null;
        if (in == null) {
            in = files.read(path);
            in.readNBytes(head.length);
        }
        return in;
    }

    @Override
    public void close() throws IOException {
        if (unread != null) {
            unread.close();
            unread = null;
        }
    }

    private final class Bytes extends InputStream {

        private int position;
        private @Nullable InputStream rest;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position < head.length) {
                int count = Math.min(length, head.length - position);
                System.arraycopy(head, position, target, offset, count);
                position += count;
                return count;
            }
            if (isWhole) {
                return -1;
            }
            if (rest == null) {
                rest = behindHead();
            }
            return rest.read(target, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (rest != null) {
                rest.close();
            }
        }
    }
}
