package org.ruralwarehouse.architecture.counterexample.report;

import org.apache.commons.compress.archivers.zip.ZipFile;

/** Opens what a stranger packed, without the guards of {@code submission}. */
class OpensArchive {
    ZipFile archive;
}
