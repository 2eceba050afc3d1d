package org.ruralwarehouse.accept;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.sender.ManifestSignature;
import org.ruralwarehouse.sender.Sender;
import org.ruralwarehouse.sender.SenderKey;
import org.ruralwarehouse.sender.SenderPolicy;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.submission.InboxPackage;
import org.ruralwarehouse.submission.archive.PackageFiles;

/**
 * Checks who has sent a package. A finding is about the package and not about the submissions that it claims, because
 * these may be those of another sender.
 */
final class SenderCheck {

    private final RuleBook rules;
    private final SenderPolicy policy;
    private final Set<String> landedManifests;

    /**
     * @param landedManifests SHA-256 of the manifests that have landed; their signatures were verified then, and a key
     *     that expires or is removed later does not change the verdict
     */
    SenderCheck(RuleBook rules, SenderPolicy policy, Set<String> landedManifests) {
        this.rules = rules;
        this.policy = policy;
        this.landedManifests = Set.copyOf(landedManifests);
    }

    /** The finding about the place of a package in the inbox. */
    Optional<Finding> checkPlace(InboxPackage received) {
        if (!policy.hasFolders()) {
            return Optional.empty();
        }
        FindingSource origin = FindingSource.ofPackage(received.name());
        if (received.sender() == null) {
            // A folder that cannot be listed may be that of a sender.
            return Files.isDirectory(received.location()) && !Files.isReadable(received.location())
                    ? Optional.of(finding(
                            "package_unreadable",
                            origin,
                            MessageKey.DIRECTORY_WITHOUT_ACCESS.with(),
                            MessageKey.DIRECTORY_OR_ARCHIVE_WITH_MANIFEST.with()))
                    : Optional.of(finding(
                            "package_outside_sender_folder",
                            origin,
                            Message.ofValue(received.name()),
                            MessageKey.PLACE_IN_SENDER_FOLDER.with()));
        }
        return sender(received).isPresent()
                ? Optional.empty()
                : Optional.of(finding(
                        "unknown_sender",
                        origin,
                        Message.ofValue(received.sender()),
                        MessageKey.FOLDER_OF_A_LISTED_SENDER.with()));
    }

    /** The finding about the claimed province, or the signature. */
    Optional<Finding> checkManifest(InboxPackage received, Manifest manifest, byte[] bytes, PackageFiles files)
            throws IOException {
        FindingSource origin = FindingSource.ofPackage(received.name()).inFile(PackageFiles.MANIFEST);
        Sender sender = sender(received).orElse(null);
        if (sender != null && !sender.provinceCode().equals(manifest.province())) {
            return Optional.of(finding(
                    "foreign_province",
                    origin,
                    Message.ofValue(manifest.province()),
                    MessageKey.PROVINCE_OF_SENDER.with(sender.provinceCode(), sender.name())));
        }
        if (!policy.isVerifying() || landedManifests.contains(Sha256.hex(bytes))) {
            return Optional.empty();
        }
        List<SenderKey> keys = sender == null ? policy.senders().keysOfProvince(manifest.province()) : sender.keys();
        return checkSignature(FindingSource.ofPackage(received.name()), manifest, bytes, files, keys);
    }

    private Optional<Sender> sender(InboxPackage received) {
        return received.sender() == null || !policy.hasFolders()
                ? Optional.empty()
                : policy.senders().find(received.sender());
    }

    private Optional<Finding> checkSignature(
            FindingSource origin, Manifest manifest, byte[] bytes, PackageFiles files, List<SenderKey> keys)
            throws IOException {
        FindingSource file = origin.inFile(ManifestSignature.FILE);
        boolean isUnsafe = files.isUnsafe(ManifestSignature.FILE) || files.isSpecial(ManifestSignature.FILE);
        if (!isUnsafe && files.size(ManifestSignature.FILE).isEmpty()) {
            return policy.isSignatureRequired()
                    ? Optional.of(finding(
                            "signature_missing",
                            file,
                            MessageKey.NO_SIGNATURE.with(),
                            MessageKey.SIGNATURE_OF_SENDER.with()))
                    : Optional.empty();
        }
        Message problem = isUnsafe
                ? MessageKey.SIGNATURE_IS_LINK_OR_DUPLICATE.with()
                : problem(bytes, signature(files), keys, manifest.createdOn());
        return problem == null
                ? Optional.empty()
                : Optional.of(finding("signature_invalid", file, problem, MessageKey.SIGNATURE_OF_SENDER.with()));
    }

    private static byte[] signature(PackageFiles files) throws IOException {
        try (InputStream in = files.read(ManifestSignature.FILE)) {
            return in.readNBytes(ManifestSignature.MAX_BYTES + 1);
        }
    }

    private static @Nullable Message problem(
            byte[] manifest, byte[] signature, List<SenderKey> keys, LocalDate createdOn) {
        List<PublicKey> valid = keys.stream()
                .filter(key -> key.isValidOn(createdOn))
                .map(SenderKey::key)
                .toList();
        if (ManifestSignature.isValid(manifest, signature, valid)) {
            return null;
        }
        List<PublicKey> all = keys.stream().map(SenderKey::key).toList();
        return ManifestSignature.isValid(manifest, signature, all)
                ? MessageKey.SIGNATURE_BY_KEY_NOT_VALID_ON.with(createdOn.toString())
                : MessageKey.SIGNATURE_BY_NO_KEY_OF_SENDER.with();
    }

    private Finding finding(String code, FindingSource origin, Message found, Message expected) {
        return Finding.of(rules.rule(code), origin, found, expected);
    }
}
