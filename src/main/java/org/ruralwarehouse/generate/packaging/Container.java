package org.ruralwarehouse.generate.packaging;

/** What holds the files of a package. */
public enum Container {
    DIRECTORY,
    ZIP
}
