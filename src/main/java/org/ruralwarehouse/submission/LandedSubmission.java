package org.ruralwarehouse.submission;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ruralwarehouse.storage.Sha256;

/**
 * A landed submission.
 *
 * @param receipt receipt of the landing, or of the latest replay of its quarantined rows
 * @param folder folder with rows, quarantine, findings and receipt
 * @param replays folders of replayed rows, oldest first
 * @param isEffective false when a later attempt supersedes it, or when it is held or withdrawn
 */
public record LandedSubmission(LandingReceipt receipt, Path folder, List<Path> replays, boolean isEffective) {

    /** Prefix of the folder name of a replay; its number follows. */
    public static final String REPLAY = "replay-";

    public LandedSubmission {
        replays = List.copyOf(replays);
    }

    /** The submission as declared. */
    public Submission submission() {
        return receipt.submission();
    }

    /** The same submission, effective or not. */
    public LandedSubmission withEffect(boolean effective) {
        return new LandedSubmission(receipt, folder, replays, effective);
    }

    /** Fingerprint of landed content and contract: equal fingerprints mean equal rows and findings. */
    public String sha256() {
        return Sha256.hex(fingerprint().getBytes(StandardCharsets.UTF_8));
    }

    String fingerprint() {
        return String.join(
                "|",
                String.valueOf(submission().key()),
                submission().sha256(),
                receipt.contractSha256(),
                receipt.keyId(),
                String.valueOf(receipt.rowsLanded()));
    }

    /** All files with landed rows. No row occurs in two of them. */
    public List<Path> rowFiles() {
        return Stream.concat(Stream.of(folder), replays.stream())
                .map(f -> f.resolve(LandedFiles.ROWS))
                .toList();
    }

    /** Folder of the next replay. */
    public Path nextReplay() {
        return folder.resolve(REPLAY + (replays.size() + 1));
    }
}
