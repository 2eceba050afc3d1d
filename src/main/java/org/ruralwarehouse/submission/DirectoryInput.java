package org.ruralwarehouse.submission;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a file of a package that cannot be read apart from failures of what is written while it is read. */
final class DirectoryInput extends FilterInputStream {

    DirectoryInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw PackageDamagedException.inDirectory(e);
        }
    }
}
