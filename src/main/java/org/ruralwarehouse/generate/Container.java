package org.ruralwarehouse.generate;

/** What holds the files of a package. */
enum Container {
    DIRECTORY,
    ZIP
}
