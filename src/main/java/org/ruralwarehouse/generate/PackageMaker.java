package org.ruralwarehouse.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.generate.packaging.FileEncoder;
import org.ruralwarehouse.generate.packaging.FileFacts;
import org.ruralwarehouse.generate.packaging.ManifestDraft;
import org.ruralwarehouse.generate.packaging.PackageAssembler;

/** Generates the packages of a sample one after the other from one database. */
final class PackageMaker implements AutoCloseable {

    private final WarehouseDefinition definition;
    private final Scenario scenario;
    private final SampleDatabase database;
    private final Function<PackagePlan, PackageAssembler> assemblers;
    private final Path work;

    PackageMaker(
            WarehouseDefinition definition,
            Scenario scenario,
            SampleDatabase database,
            Function<PackagePlan, PackageAssembler> assemblers,
            Path work) {
        this.definition = definition;
        this.scenario = scenario;
        this.database = database;
        this.assemblers = assemblers;
        this.work = work;
    }

    /** Approximate size of a package's CSV files in bytes. */
    long estimateBytes(PackagePlan plan) {
        database.select(plan);
        long bytes = 0;
        for (String dataset : plan.datasets()) {
            Scenario.DatasetPlan about = about(dataset);
            bytes += database.countRows(about) * about.bytesPerRow();
        }
        return bytes;
    }

    GeneratedPackage generate(PackagePlan plan) {
        database.select(plan);
        try {
            ManifestDraft manifest =
                    new ManifestDraft(plan.name(), plan.created(), plan.province(), plan.period(), plan.attempt());
            Map<String, Path> files = new LinkedHashMap<>();
            long rows = 0;
            for (String dataset : plan.datasets()) {
                Path file = work.resolve(plan.name() + "." + dataset + ".csv");
                FileFacts facts = writeFile(plan, dataset, file);
                addResource(plan, dataset, facts, manifest);
                files.put(dataset + ".csv", file);
                rows += facts.rows();
            }
            Path location = assemblers
                    .apply(plan)
                    .assemble(plan.name(), plan.container(), plan.damage(), plan.created(), manifest, files);
            for (Path left : files.values()) {
                Files.deleteIfExists(left);
            }
            return new GeneratedPackage(plan.name(), location, rows, PackageAssembler.size(location));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write package " + plan.name(), e);
        }
    }

    private FileFacts writeFile(PackagePlan plan, String dataset, Path file) throws IOException {
        Path plain = file.resolveSibling(file.getFileName() + ".plain");
        Files.deleteIfExists(plain);
        Files.deleteIfExists(file);
        database.export(contract(plan, dataset), plan.style(), plain);
        return FileEncoder.encode(plain, file, plan.style());
    }

    private void addResource(PackagePlan plan, String dataset, FileFacts facts, ManifestDraft manifest) {
        Scenario.DatasetPlan about = about(dataset);
        List<String> fields = about.controlTotals();
        Map<String, BigDecimal> totals = database.totals(contract(plan, dataset), fields);
        manifest.addResource(
                dataset,
                dataset + ".csv",
                plan.style().declaredOrNull(),
                plan.style().delimiter(),
                facts,
                about.isSampled() ? plan.personsPerRow() : 1,
                totals);
    }

    private Contract contract(PackagePlan plan, String dataset) {
        return definition
                .contract(dataset, plan.period())
                .orElseThrow(() -> DefinitionException.of(
                        "scenario.yml", "/periods/" + plan.period(), "there is no contract for " + dataset));
    }

    private Scenario.DatasetPlan about(String dataset) {
        if (!scenario.datasets().containsKey(dataset)) {
            throw DefinitionException.of("scenario.yml", "/datasets", "there is no " + dataset);
        }
        return Objects.requireNonNull(scenario.datasets().get(dataset));
    }

    @Override
    public void close() {
        database.close();
    }
}
