package org.ruralwarehouse.sender;

/** A file or text that is not a key of the expected kind. The message names the cause and what was expected. */
public final class InvalidKeyFileException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidKeyFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
