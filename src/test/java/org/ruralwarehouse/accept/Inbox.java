package org.ruralwarehouse.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.sender.SenderPolicy;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.incident.Incidents;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.TinyWarehouse;

/** An inbox of the test warehouse, and the verdicts on its packages. */
final class Inbox {

    static final String[] ROWS = {TinyWarehouse.HEADER, "11010519491231002X,530113,,2022,7,,,,,"};

    private final Path folder;
    private final WarehouseDefinition definition;

    Inbox(Path temp) throws IOException {
        folder = Files.createDirectories(temp.resolve("inbox"));
        definition = TinyWarehouse.in(temp.resolve("warehouse")).definition();
    }

    Path folder() {
        return folder;
    }

    static PackageBuilder goodPackage(String name) {
        return new PackageBuilder(name).csv(TinyWarehouse.DATASET, ROWS);
    }

    AcceptResult accept(Collection<Submission> landed) {
        return new AcceptStage(
                        definition,
                        new RuleBook(definition.standardRules()),
                        TinyWarehouse.PROVINCES,
                        Duration.ofHours(48),
                        landed)
                .acceptAll(folder);
    }

    AcceptResult accept() {
        return accept(List.of());
    }

    /** The verdicts of a run that knows the senders of packages. */
    AcceptResult accept(Collection<Submission> landed, SenderPolicy senders) {
        return new AcceptStage(
                        definition,
                        new RuleBook(definition.standardRules()),
                        TinyWarehouse.PROVINCES,
                        Duration.ofHours(48),
                        landed,
                        senders,
                        Limits.STANDARD,
                        Incidents.unstored())
                .acceptAll(folder);
    }

    PackageVerdict onlyVerdict() {
        AcceptResult result = accept();
        assertThat(result.packages()).hasSize(1);
        return result.packages().get(0);
    }

    /** The findings of the only package, which must be rejected. */
    List<Finding> rejectionFindings() {
        PackageVerdict verdict = onlyVerdict();
        assertThat(verdict.status()).isEqualTo(Status.REFUSED);
        return verdict.findings();
    }

    static void truncate(Path file, int bytes) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - bytes));
    }
}
