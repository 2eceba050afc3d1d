package org.ruralwarehouse.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.sender.SenderPolicy;
import org.ruralwarehouse.submission.InboxPackage;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.incident.Incidents;
import org.ruralwarehouse.submission.incident.Isolation;
import org.ruralwarehouse.submission.incident.PackageStoppedException;
import org.ruralwarehouse.submission.incident.RepeatedFailureException;
import org.ruralwarehouse.testing.TinyWarehouse;

/** A package at which the program fails is accepted elsewhere, before it is rejected. */
class IsolatedPackageTest {

    private final Path temp;
    private final List<String> elsewhere = new ArrayList<>();

    IsolatedPackageTest(@TempDir Path temp) {
        this.temp = temp;
    }

    /**
     * @param failure of this process; null for none
     */
    private PackageVerdict verdict(boolean isSuspect, @Nullable RuntimeException failure, boolean failsElsewhere)
            throws Exception {
        Isolation isolation = new Isolation() {
            @Override
            public boolean isSuspect(String key) {
                return isSuspect;
            }

            @Override
            public <T> T watch(String key, String packageName, Callable<T> work) throws Exception {
                if (failure != null) {
                    throw failure;
                }
                return work.call();
            }

            @Override
            public PackageVerdict accept(String key, InboxPackage received, @Nullable Throwable cause) {
                elsewhere.add(key + ": " + cause);
                if (failsElsewhere) {
                    throw new RepeatedFailureException(cause);
                }
                return new PackageVerdict("yunnan", Status.ACCEPTED, List.of(), List.of());
            }
        };
        WarehouseDefinition definition =
                TinyWarehouse.in(temp.resolve("warehouse")).definition();
        Path location = Inbox.goodPackage("yunnan").writeDirectory(temp.resolve("inbox"));
        Incidents incidents = new Incidents(temp.resolve("incidents"), "program", (incident, cause) -> {}, isolation);
        return new AcceptStage(
                        definition,
                        new RuleBook(definition.standardRules()),
                        TinyWarehouse.PROVINCES,
                        Duration.ZERO,
                        List.of(),
                        SenderPolicy.UNVERIFIED,
                        Limits.STANDARD,
                        incidents)
                .accept(List.of(location))
                .packages()
                .get(0);
    }

    private static List<String> codes(PackageVerdict verdict) {
        return verdict.findings().stream().map(Finding::code).toList();
    }

    @Test
    void package_at_which_this_process_fails_is_accepted_elsewhere() throws Exception {
        PackageVerdict verdict = verdict(false, new IllegalStateException("a bug"), false);

        assertThat(codes(verdict)).isEmpty();
        assertThat(elsewhere).containsExactly("accept/yunnan: java.lang.IllegalStateException: a bug");
        assertThat(temp.resolve("incidents")).doesNotExist();
    }

    @Test
    void package_is_rejected_when_the_program_fails_at_it_elsewhere_too() throws Exception {
        PackageVerdict verdict = verdict(false, new IllegalStateException("a bug"), true);

        assertThat(verdict.status()).isEqualTo(Status.REFUSED);
        assertThat(codes(verdict)).containsExactly("package_could_not_be_read");
        assertThat(temp.resolve("incidents")).isNotEmptyDirectory();
    }

    @Test
    void suspect_is_not_read_in_this_process() throws Exception {
        verdict(true, new AssertionFailure(), false);

        assertThat(elsewhere).containsExactly("accept/yunnan: null");
    }

    private static final class AssertionFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void package_that_exceeds_its_processor_time_is_rejected_by_a_finding() throws Exception {
        PackageVerdict verdict = verdict(
                false,
                new PackageStoppedException(PackageStoppedException.Reason.PROCESSOR_TIME, Duration.ofSeconds(3601)),
                true);

        assertThat(verdict.status()).isEqualTo(Status.REFUSED);
        assertThat(codes(verdict)).containsExactly("package_exceeds_limit");
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void run_that_is_stopped_blames_no_package() {
        assertThatThrownBy(() -> verdict(false, new UncheckedIOException(new InterruptedIOException()), true))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(elsewhere).isEmpty();
    }
}
