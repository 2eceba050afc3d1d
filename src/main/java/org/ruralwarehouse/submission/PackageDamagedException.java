package org.ruralwarehouse.submission;

import java.io.IOException;

/** The bytes of an archive are not what its directory says: the sender's fault or a bad copy, so it becomes a finding. */
public final class PackageDamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    PackageDamagedException(IOException cause) {
        super("damaged archive", cause);
    }
}
