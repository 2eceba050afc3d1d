package org.ruralwarehouse.submission.archive;

import java.io.IOException;
import java.io.InputStream;

/** Content of a file in a directory. */
final class DirectoryInput extends PackageInput {

    DirectoryInput(InputStream in) {
        super(in);
    }

    @Override
    PackageDamagedException toDamage(IOException cause) {
        return PackageDamagedException.inDirectory(cause);
    }
}
