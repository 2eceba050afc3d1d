package org.ruralwarehouse.generate.packaging;

/** Container format of a package. */
public enum Container {
    DIRECTORY,
    ZIP
}
