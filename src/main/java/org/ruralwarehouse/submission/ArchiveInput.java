package org.ruralwarehouse.submission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells damage of an archive apart from failures of the machine. */
final class ArchiveInput extends FilterInputStream {

    ArchiveInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw new PackageDamagedException(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw new PackageDamagedException(e);
        }
    }
}
