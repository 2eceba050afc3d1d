package org.ruralwarehouse.submission.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a package; tells that they cannot be read apart from failures of what is written while they are. */
abstract class PackageInput extends FilterInputStream {

    PackageInput(InputStream in) {
        super(in);
    }

    /** What is told of the package when reading fails. */
    abstract PackageDamagedException toDamage(IOException cause);

    /**
     * Looks at how many bytes came.
     *
     * @throws IOException when there should not be so many
     */
    void onRead(int read) throws IOException {}

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = super.read(buffer, offset, length);
            onRead(Math.max(read, 0));
            return read;
        } catch (IOException e) {
            throw toDamage(e);
        }
    }
}
