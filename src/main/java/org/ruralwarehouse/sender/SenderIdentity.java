package org.ruralwarehouse.sender;

/** How a run knows who has sent a package. */
public enum SenderIdentity {
    /** By the folder: {@code inbox/<sender>/<package>}. A package may claim only the province of its sender. */
    FOLDER,
    /** Not at all: {@code inbox/<package>}. Any package may claim any province. */
    NONE
}
