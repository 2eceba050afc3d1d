package org.ruralwarehouse.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.decision.Decision;
import org.ruralwarehouse.finding.Explanation;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;
import tools.jackson.databind.json.JsonMapper;

/**
 * All inputs of the report on one package. If the fingerprint of the inputs is unchanged, the report is up to date.
 *
 * @param definitions fingerprint of the definitions of the office and of the program
 * @param outcome outcome of the package; landing in this run and in a previous run are the same outcome
 * @param receipts of the landed files
 * @param accepted number of accepted rows by submission key
 * @param peerFingerprints for each superseded submission, fingerprint of the submissions among which it is checked
 * @param excluding decisions in force that hold or withdraw files of the package
 * @param previous previous attempts with which this attempt is compared
 * @param findings fingerprint of the findings in the package itself
 * @param nationalFindings fingerprint of the national findings
 */
record ReportInputs(
        int schemaVersion,
        String definitions,
        String packageName,
        String outcome,
        List<Submission> submissions,
        List<LandingReceipt> receipts,
        Map<Long, Long> accepted,
        Map<Long, String> peerFingerprints,
        Map<Long, Integer> supersededBy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Decision> excluding,
        List<String> previous,
        List<Explanation> explanations,
        String findings,
        String nationalFindings) {

    private static final String NO_FINDINGS = "";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Submission.class, WithoutPackagePath.class)
            .build();

    /** The location of a package is not an input of its report. */
    private interface WithoutPackagePath {

        @JsonIgnore
        Path packagePath();
    }

    /** Creates the inputs of the packages of one run. */
    static final class Factory {

        private final RunFacts facts;
        private final String definitions;
        private final Map<Long, String> peerFingerprints;
        private final FindingFingerprints.OfReports ofReports;
        private final Map<String, String> bySubmission;

        Factory(RunFacts facts, String definitions, Map<Long, String> peerFingerprints, FindingFingerprints findings) {
            this.facts = facts;
            this.definitions = definitions;
            this.peerFingerprints = peerFingerprints;
            ofReports = findings.byReport(ReportScopes.of(facts, facts.packages()));
            bySubmission = findings.bySubmission();
        }

        ReportInputs of(PackageVerdict verdict, List<PreviousAttempts.Pair> pairs) {
            List<Submission> submissions = facts.submissionsOf(verdict);
            List<LandingReceipt> receipts = new ArrayList<>();
            Map<Long, Long> accepted = new TreeMap<>();
            Map<Long, String> peers = new TreeMap<>();
            Map<Long, Integer> supersededBy = new TreeMap<>();
            List<Decision> excluding = submissions.stream()
                    .map(facts::exclusion)
                    .filter(Objects::nonNull)
                    .toList();
            for (Submission submission : submissions) {
                long key = submission.key();
                LandingReceipt receipt = facts.receipts().get(key);
                if (receipt != null) {
                    receipts.add(receipt);
                }
                putIfKnown(accepted, key, facts.accepted().get(key));
                putIfKnown(peers, key, peerFingerprints.get(key));
                putIfKnown(supersededBy, key, facts.supersededBy(submission));
            }
            return new ReportInputs(
                    PackageReport.SCHEMA_VERSION,
                    definitions,
                    verdict.packageName(),
                    outcome(verdict.status()) + " " + facts.verdict(verdict),
                    submissions,
                    receipts,
                    accepted,
                    peers,
                    supersededBy,
                    excluding,
                    pairs.stream().map(this::previous).toList(),
                    verdict.explanations(),
                    ofReports.ofPackages().getOrDefault(verdict.packageName(), NO_FINDINGS),
                    ofReports.national().getOrDefault(verdict.packageName(), NO_FINDINGS));
        }

        private static PackageVerdict.Status outcome(PackageVerdict.Status status) {
            return status == PackageVerdict.Status.ALREADY_LANDED ? PackageVerdict.Status.ACCEPTED : status;
        }

        private static <V> void putIfKnown(Map<Long, V> map, long key, @Nullable V value) {
            if (value != null) {
                map.put(key, value);
            }
        }

        private String previous(PreviousAttempts.Pair pair) {
            PreviousAttempts.Attempt previous = pair.previous();
            Long key = previous.key();
            String findings;
            if (key == null) {
                findings = FileTree.sha256(Objects.requireNonNull(previous.findings()));
            } else {
                findings = peerFingerprints.containsKey(key)
                        ? peerFingerprints.get(key)
                        : bySubmission.getOrDefault(key.toString(), NO_FINDINGS);
            }
            return String.join(
                    "|",
                    pair.current().dataset(),
                    previous.packageName(),
                    String.valueOf(previous.attempt()),
                    String.valueOf(key),
                    findings);
        }
    }

    /** Returns the fingerprint of these inputs. */
    String sha256() {
        return Sha256.hex(JSON.writeValueAsBytes(this));
    }
}
