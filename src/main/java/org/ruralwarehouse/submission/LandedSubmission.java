package org.ruralwarehouse.submission;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ruralwarehouse.storage.Sha256;

/**
 * A submission that has landed.
 *
 * @param receipt of the landing, or of the last replay of its quarantined rows
 * @param folder holds its rows, quarantine, findings and receipt
 * @param replays folders of rows that were taken through again, oldest first
 * @param isEffective false when a later attempt supersedes it
 */
public record LandedSubmission(LandingReceipt receipt, Path folder, List<Path> replays, boolean isEffective) {

    /** Folder name of a replay; its number follows. */
    public static final String REPLAY = "replay-";

    public LandedSubmission {
        replays = List.copyOf(replays);
    }

    public Submission submission() {
        return receipt.submission();
    }

    /** Digest of what has landed, by which content and contract: the same digest means the same rows and findings. */
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

    /** Every file with landed rows; no row is in two of them. */
    public List<Path> rowFiles() {
        return Stream.concat(Stream.of(folder), replays.stream())
                .map(f -> f.resolve(LandedFiles.ROWS))
                .toList();
    }

    /** Where the next replay goes. */
    public Path nextReplay() {
        return folder.resolve(REPLAY + (replays.size() + 1));
    }
}
