package org.ruralwarehouse.submission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells damage of an archive apart from failures of the machine, and ends an entry that holds more than it says. */
final class ArchiveInput extends FilterInputStream {

    private long left;

    /**
     * @param size of the entry as the directory of the archive states it
     */
    ArchiveInput(InputStream in, long size) {
        super(in);
        left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = super.read(buffer, offset, length);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new IOException("more bytes than the directory states");
            }
            return read;
        } catch (IOException e) {
            throw PackageDamagedException.inArchive(e);
        }
    }
}
