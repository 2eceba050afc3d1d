package org.ruralwarehouse.land;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.land.csv.CsvOpener;
import org.ruralwarehouse.land.header.HeaderFinder;
import org.ruralwarehouse.land.header.HeaderMapping;
import org.ruralwarehouse.land.probe.FileFormat;
import org.ruralwarehouse.land.probe.HeadProbe;
import org.ruralwarehouse.land.probe.SourceFile;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.land.source.VerifiedInputStream;
import org.ruralwarehouse.land.xlsx.WorkbookFile;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.SheetLines;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.submission.archive.PackageUnreadableException;

/** Reads one file once: decides how to read it, finds its header, lands its rows and verifies its bytes. */
final class FileLander {

    private final LandingDefinition definition;
    private final PackageOpener packages;
    private final CsvOpener csv;
    private final Limits limits;

    /** Opens the files of a package. */
    @FunctionalInterface
    interface PackageOpener {
        PackageFiles open(Path location) throws PackageUnreadableException;
    }

    FileLander(LandingDefinition definition, PackageOpener packages, CsvOpener csv, Limits limits) {
        this.limits = limits;
        this.definition = definition;
        this.packages = packages;
        this.csv = csv;
    }

    /**
     * Lands the file of a submission.
     *
     * @param folder receives the landed files, without the receipt
     * @return the receipt of the landed files
     * @throws FileRejectedException if the file is rejected; the verdict is final
     */
    LandingReceipt land(Submission submission, Path folder, LongConsumer progress)
            throws IOException, PackageUnreadableException {
        Contract contract = definition.contract(submission);
        try (PackageFiles files = packages.open(submission.packagePath());
                SourceFile source = SourceFile.open(files, submission.fileName());
                VerifiedInputStream in = new VerifiedInputStream(source.read(), submission.bytes())) {
            FileFormat format = new HeadProbe(contract).probe(source, submission);
            FileToLand file = new FileToLand(submission, contract, format, folder);
            return format instanceof FileFormat.Csv csvFormat
                    ? landCsv(file, csvFormat, in, progress)
                    : landWorkbook(file, in, progress);
        }
    }

    private LandingReceipt landCsv(
            FileToLand file, FileFormat.Csv format, VerifiedInputStream in, LongConsumer progress) throws IOException {
        try (SourceRows rows = new LimitedRows(csv.open(in, format.charset(), format.delimiter()), limits)) {
            return landRows(file, rows, in, progress);
        } catch (FileRejectedException e) {
            // Damaged bytes can cause any syntax error; a wrong hash names the actual cause.
            in.verify(file.submission().sha256());
            throw e;
        }
    }

    private LandingReceipt landWorkbook(FileToLand file, VerifiedInputStream in, LongConsumer progress)
            throws IOException {
        try (SourceRows rows = new LimitedRows(
                WorkbookFile.open(in, file.submission(), file.contract(), file.folder(), limits), limits)) {
            return landRows(file, rows, in, progress);
        }
    }

    private LandingReceipt landRows(FileToLand file, SourceRows rows, VerifiedInputStream in, LongConsumer progress)
            throws IOException {
        Submission submission = file.submission();
        HeaderFinder.Found header = new HeaderFinder(
                        file.contract(),
                        definition.personalHeaders(),
                        file.format().encoding())
                .find(rows);
        try (SubmissionLander lander = new SubmissionLander(file, header.mapping(), definition)) {
            FileFindings fileFindings = new FileFindings(lander);
            fileFindings.reportPreamble(header.preamble());
            lander.landAll(rows, progress);
            in.verify(submission.sha256());
            fileFindings.reportDeclaredTotals(submission.declaredRows(), lander.controlTotals());
            return receipt(file, lander, sheetLines(rows, file.contract(), header.mapping()));
        }
    }

    private LandingReceipt receipt(FileToLand file, SubmissionLander lander, @Nullable SheetLines sheet) {
        return new LandingReceipt(
                file.submission(),
                file.format().encoding(),
                file.contract().version(),
                Objects.requireNonNull(file.contract().sha256()),
                definition.keyId(),
                lander.received(),
                lander.received() - lander.quarantined(),
                lander.quarantined(),
                lander.findingCounts(),
                lander.controlTotals().sums(),
                sheet);
    }

    private static @Nullable SheetLines sheetLines(SourceRows rows, Contract contract, HeaderMapping header) {
        String sheet = rows.sheet();
        return sheet == null ? null : new SheetLines(Masking.maskName(sheet), header.columnLetters(contract));
    }
}
