package org.ruralwarehouse.sender;

import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.ReferenceCatalog;

/** What a run demands of the senders of packages, and the senders that it knows. */
public final class SenderPolicy {

    /** Demands nothing and verifies no signature, for commands that inspect a single package. */
    public static final SenderPolicy UNVERIFIED =
            new SenderPolicy(SenderIdentity.NONE, SignatureRequirement.OPTIONAL, Senders.NONE, false);

    private final SenderIdentity identity;
    private final SignatureRequirement signatures;
    private final Senders senders;
    private final boolean isVerifying;

    private SenderPolicy(
            SenderIdentity identity, SignatureRequirement signatures, Senders senders, boolean isVerifying) {
        this.identity = identity;
        this.signatures = signatures;
        this.senders = senders;
        this.isVerifying = isVerifying;
    }

    /**
     * The policy of a run.
     *
     * @param reference reference lists with the senders; without a list of senders, no signature is valid
     * @throws DefinitionException when the policy needs the list of senders and it is missing, or a key is invalid
     */
    public static SenderPolicy of(
            SenderIdentity identity, SignatureRequirement signatures, ReferenceCatalog reference) {
        boolean isNeeded = identity == SenderIdentity.FOLDER || signatures == SignatureRequirement.REQUIRED;
        Senders senders = isNeeded || Senders.areListed(reference) ? Senders.of(reference) : Senders.NONE;
        return new SenderPolicy(identity, signatures, senders, true);
    }

    /** True when the inbox has a sub-folder for each sender. */
    public boolean hasFolders() {
        return identity == SenderIdentity.FOLDER;
    }

    /** True when a package without a signature is rejected. */
    public boolean isSignatureRequired() {
        return signatures == SignatureRequirement.REQUIRED;
    }

    /** True when signatures are verified. */
    public boolean isVerifying() {
        return isVerifying;
    }

    /** The senders that the run knows. */
    public Senders senders() {
        return senders;
    }
}
