package org.ruralwarehouse.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.ReferenceCatalog;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.sender.SenderIdentity;
import org.ruralwarehouse.sender.SenderPolicy;
import org.ruralwarehouse.sender.SignatureRequirement;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.English;

/** Attempt numbers in a flat inbox, where any package may claim any attempt. The limit is ten above the highest. */
class AttemptTest {

    private static final int BOUND = 10;

    private final Inbox inbox;
    private final SenderPolicy flat;

    AttemptTest(@TempDir Path temp) throws IOException {
        inbox = new Inbox(temp);
        flat = SenderPolicy.of(
                SenderIdentity.NONE, SignatureRequirement.OPTIONAL, new ReferenceCatalog(temp, List.of()));
    }

    private List<PackageVerdict> accept(Collection<Submission> landed) {
        return inbox.accept(landed, flat).packages();
    }

    private void send(String name, int attempt) {
        Inbox.goodPackage(name).attempt(attempt).writeDirectory(inbox.folder());
    }

    @Test
    void rejects_a_first_attempt_above_the_bound() {
        send("a", BOUND);
        send("b", BOUND + BOUND + 1);

        List<PackageVerdict> verdicts = accept(List.of());

        assertThat(verdicts)
                .extracting(PackageVerdict::packageName, PackageVerdict::status)
                .containsExactly(tuple("a", Status.ACCEPTED), tuple("b", Status.REFUSED));
        Finding finding = verdicts.get(1).findings().get(0);
        assertThat(finding.code()).isEqualTo("attempt_too_high");
        assertThat(English.text(finding.expected())).isEqualTo("attempt 20 at most");
    }

    @Test
    void a_correction_can_exceed_any_number_in_force() {
        send("in-force", 999);
        List<Submission> landed = inbox.accept().toLand();
        send("correction", 1000);

        assertThat(accept(landed))
                .extracting(PackageVerdict::packageName, PackageVerdict::status)
                .containsExactly(tuple("correction", Status.ACCEPTED), tuple("in-force", Status.ALREADY_LANDED));
    }

    @Test
    void accepts_all_attempts_of_a_long_series_in_one_run() {
        for (int attempt = 1; attempt <= 2 * BOUND + 1; attempt++) {
            send("attempt-" + (100 - attempt), attempt);
        }

        assertThat(accept(List.of())).extracting(PackageVerdict::status).containsOnly(Status.ACCEPTED);
    }

    @Test
    void counts_the_attempts_of_each_period_apart() {
        send("a", 1);
        List<Submission> landed = inbox.accept().toLand();
        Inbox.goodPackage("b").period("2021").attempt(BOUND + 1).writeDirectory(inbox.folder());

        assertThat(accept(landed))
                .extracting(PackageVerdict::packageName, PackageVerdict::status)
                .containsExactly(tuple("a", Status.ALREADY_LANDED), tuple("b", Status.REFUSED));
    }

    @Test
    void a_later_package_does_not_displace_the_landed_one_with_the_same_attempt() {
        send("honest", 1);
        List<Submission> landed = inbox.accept().toLand();
        send("aaa", 1);

        List<PackageVerdict> verdicts = accept(landed);

        assertThat(verdicts)
                .extracting(PackageVerdict::packageName, PackageVerdict::status)
                .containsExactly(tuple("aaa", Status.REFUSED), tuple("honest", Status.ALREADY_LANDED));
        assertThat(English.text(verdicts.get(0).findings().get(0).expected())).contains("honest");
    }

    @Test
    void rejected_claims_do_not_raise_the_bound() {
        send("a", BOUND);
        send("b", BOUND);
        send("c", BOUND + 1);

        assertThat(accept(List.of())).extracting(PackageVerdict::status).containsOnly(Status.REFUSED);
    }
}
