package org.ruralwarehouse.architecture.counterexample.report;

import org.apache.commons.compress.archivers.zip.ZipFile;

/** Violation: opens an archive without the limits of {@code submission}. */
class OpensArchive {
    ZipFile archive;
}
