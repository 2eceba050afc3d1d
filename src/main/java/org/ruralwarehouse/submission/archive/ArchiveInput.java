package org.ruralwarehouse.submission.archive;

import java.io.IOException;
import java.io.InputStream;

/** Content of an archive entry. Reading fails when the entry has more bytes than the central directory declares. */
final class ArchiveInput extends PackageInput {

    private long remaining;

    /**
     * @param size size of the entry in the central directory
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
