package org.ruralwarehouse.submission.archive;

import java.io.IOException;
import java.io.InputStream;

/** An entry of an archive, which ends when it holds more than the archive says. */
final class ArchiveInput extends PackageInput {

    private long remaining;

    /**
     * @param size of the entry as the directory of the archive states it
     */
    ArchiveInput(InputStream in, long size) {
        super(in);
        remaining = size;
    }

    @Override
    void onRead(int read) throws IOException {
        remaining -= read;
        if (remaining < 0) {
            throw new IOException("more bytes than the directory states");
        }
    }

    @Override
    PackageDamagedException toDamage(IOException cause) {
        return PackageDamagedException.inArchive(cause);
    }
}
