package org.ruralwarehouse.submission.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;

/**
 * Content of a file in a package. It distinguishes failures of reading the package from failures of writing the output.
 */
abstract class PackageInput extends FilterInputStream {

    PackageInput(InputStream in) {
        super(in);
    }

    /** Converts a failure of reading. */
    abstract PackageDamagedException toDamage(IOException cause);

    /**
     * Called with the number of bytes of every read.
     *
     * @throws IOException when more bytes than declared have been read
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
        } catch (ClosedByInterruptException e) {
            // The run stops this package.
            throw e;
        } catch (IOException e) {
            throw toDamage(e);
        } catch (RuntimeException e) {
            // Decompressors fail in this way on damaged data.
            throw toDamage(new IOException(e));
        }
    }
}
