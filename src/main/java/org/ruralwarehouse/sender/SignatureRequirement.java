package org.ruralwarehouse.sender;

/** Whether the manifest of a package must be signed. A signature that is present must be valid in both cases. */
public enum SignatureRequirement {
    /** A package without a signature is rejected. */
    REQUIRED,
    /** A package without a signature is accepted. */
    OPTIONAL
}
