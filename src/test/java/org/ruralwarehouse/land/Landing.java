package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.land.csv.CsvOpener;
import org.ruralwarehouse.land.csv.UnquotedCsvReader;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.submission.incident.Incidents;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.ResidentIds;
import org.ruralwarehouse.testing.TinyWarehouse;

/** Lands packages of the test warehouse in a temporary folder. */
final class Landing {

    static final String DATASET = TinyWarehouse.DATASET;
    static final String HEADER = TinyWarehouse.HEADER;
    static final String ID = ResidentIds.STANDARD_EXAMPLE;
    static final String GOOD_ROW = ID + ",530113,2022-03-12,2022,120,1500.50,98.5,是,苹果,第一块";

    private final Path temp;
    private final TinyWarehouse warehouse;
    private final byte[] secret = new byte[PseudonymKey.MIN_BYTES];

    Landing(Path temp) {
        this.temp = temp;
        warehouse = TinyWarehouse.in(temp.resolve("warehouse"));
    }

    TinyWarehouse warehouse() {
        return warehouse;
    }

    /** Uses another pseudonym key for subsequent submissions. */
    void useKey(int filledWith) {
        Arrays.fill(secret, (byte) filledWith);
    }

    static PackageBuilder packageOf(String... rows) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(List.of(rows));
        return new PackageBuilder("yunnan").csv(DATASET, lines.toArray(String[]::new));
    }

    Path folder(Submission submission) {
        return temp.resolve("landed/submission_key=" + submission.key());
    }

    Path staging() {
        return temp.resolve("staging");
    }

    /** A stage that opens packages and CSV files in another way than the program. */
    LandStage stage(FileLander.PackageOpener packages, CsvOpener csv) {
        WarehouseDefinition definition = warehouse.definition();
        RuleBook rules = new RuleBook(definition.standardRules());
        return new LandStage(
                new LandingDefinition(definition, rules, new PseudonymKey(secret), TinyWarehouse.PERSONAL_HEADERS),
                packages,
                csv,
                Limits.STANDARD,
                Incidents.unstored());
    }

    LandingOutcome land(Submission submission) {
        return land(submission, stage(PackageFiles::open, UnquotedCsvReader::open));
    }

    LandingOutcome land(Submission submission, LandStage stage) {
        return stage.land(submission, folder(submission), staging(), rows -> {});
    }

    LandingOutcome land(PackageBuilder builder) {
        return land(builder.submission(DATASET, builder.writeDirectory(temp.resolve("inbox"))));
    }

    LandingOutcome landZip(PackageBuilder builder) {
        return land(builder.submission(DATASET, builder.writeZip(temp.resolve("inbox"))));
    }

    /** Lands rows below the standard header and requires that the file is not rejected. */
    LandingReceipt landRows(String... rows) {
        return receipt(land(packageOf(rows)));
    }

    /** The receipt of an outcome that must have landed, with consistent row counts. */
    static LandingReceipt receipt(LandingOutcome outcome) {
        assertThat(outcome.rejections()).isEmpty();
        LandingReceipt receipt = outcome.receipt();
        if (receipt == null) {
            throw new AssertionError("landed without a receipt");
        }
        assertThat(receipt.rowsReceived())
                .as("received = landed + quarantined")
                .isEqualTo(receipt.rowsLanded() + receipt.rowsQuarantined());
        return receipt;
    }

    /** Lands a package that must be rejected with exactly one finding and without files, and returns the finding. */
    Finding rejection(PackageBuilder builder) {
        LandingOutcome outcome = land(builder);
        assertNothingLanded(outcome.submission());
        assertThat(outcome.isLanded()).isFalse();
        assertThat(outcome.rejections()).hasSize(1);
        return outcome.rejections().get(0);
    }

    void assertNothingLanded(Submission submission) {
        assertThat(folder(submission)).doesNotExist();
        assertThat(staging().resolve(String.valueOf(submission.key()))).doesNotExist();
    }

    ParquetFile landed(LandingReceipt receipt) {
        return new ParquetFile(folder(receipt.submission()).resolve(LandedFiles.ROWS));
    }

    ParquetFile quarantined(LandingReceipt receipt) {
        return new ParquetFile(folder(receipt.submission()).resolve(LandedFiles.QUARANTINE));
    }

    ParquetFile findings(LandingReceipt receipt) {
        return new ParquetFile(folder(receipt.submission()).resolve(LandedFiles.FINDINGS));
    }
}
