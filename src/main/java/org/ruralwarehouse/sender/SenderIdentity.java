package org.ruralwarehouse.sender;

/** How a run knows who has sent a package. */
public enum SenderIdentity {
    /** By the sub-folder of the inbox: {@code inbox/<sender>/<package>}. A package claims only its sender's province. */
    FOLDER,
    /** Not at all: {@code inbox/<package>}. Any package may claim any province. */
    NONE
}
