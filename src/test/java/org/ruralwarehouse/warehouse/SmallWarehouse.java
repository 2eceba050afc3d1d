package org.ruralwarehouse.warehouse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ruralwarehouse.accept.AcceptResult;
import org.ruralwarehouse.accept.AcceptStage;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.check.CheckFiles;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.check.CheckStage;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.land.LandStage;
import org.ruralwarehouse.model.ModelFiles;
import org.ruralwarehouse.model.ModelInput;
import org.ruralwarehouse.model.ModelResult;
import org.ruralwarehouse.model.ModelStage;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.release.ReleaseIdentity;
import org.ruralwarehouse.settings.DataLayout;
import org.ruralwarehouse.staging.DuplicateTables;
import org.ruralwarehouse.staging.PreparedTables;
import org.ruralwarehouse.staging.StagingDatabase;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ResidentIds;

/**
 * The warehouse with a few rows: Guizhou and Yunnan send two years, a county changes its code between them, both claim
 * one person, one row fails a check. Runs the same stages as the job.
 *
 * @param checked result of the checks
 * @param modelled result of the models
 */
record SmallWarehouse(
        WarehouseDefinition definition,
        LandingZone landed,
        CheckFiles checkFiles,
        CheckResult checked,
        Path release,
        ModelResult modelled) {

    private static final String INCOME = "region_code,county_name,year,population_group,persons,labourers,"
            + "wage_income_per_capita_yuan,operating_income_per_capita_yuan,property_income_per_capita_yuan,"
            + "transfer_income_per_capita_yuan,income_per_capita_yuan";
    private static final String EMPLOYMENT = "id_number,region_code,county_name,work_region_code,work_place,"
            + "industry_code,job_channel,education,is_trained,is_relocated,months_worked,monthly_wage_yuan";
    private static final String INFRASTRUCTURE = "region_code,county_name,year,rural_households,"
            + "sanitary_toilet_households,sanitary_toilet_percent,natural_villages,waste_treated_natural_villages,"
            + "waste_treated_percent,villages,clean_action_villages,relocated_households_with_labour,"
            + "relocated_households_employed";
    private static final String MONITORING = "region_code,county_name,year,monitored_type,monitored_households,"
            + "monitored_persons,assisted_households,risk_eliminated_households,risk_eliminated_percent";

    private static final String WORKER = ResidentIds.of("520522", "19880304", 11);
    private static final String CLAIMED_TWICE = ResidentIds.of("530129", "19791224", 22);

    /** The values of each year are larger than those of the year before by {@code more}. */
    static SmallWarehouse build() {
        Path root = Path.of("target", "small-warehouse").toAbsolutePath();
        new FileTree(root).delete();
        Path inbox = root.resolve("inbox");
        guizhou("2021", "520522", "黔西县", 1_000).writeZip(inbox);
        guizhou("2022", "520581", "黔西市", 2_000).writeZip(inbox);
        yunnan("2021", 3_000).writeDirectory(inbox);
        yunnan("2022", 4_000).writeDirectory(inbox);
        return build(new DataLayout(root.resolve("data")), inbox);
    }

    /** The schemas that checks and models read: {@code ref}, {@code landed} and {@code accepted}. */
    Database newStagingDatabase() {
        Database database = WarehouseFolder.newDatabase();
        StagingDatabase build = new StagingDatabase(database, definition, landed);
        build.create();
        new DuplicateTables(database, definition, landed).createViews(checkFiles.reusable());
        new PreparedTables(database)
                .create(WarehouseFolder.PATH.resolve("checks"), table -> false, PreviousResults.none());
        build.createAccepted(checkFiles.quarantinedRows());
        new PreparedTables(database)
                .create(WarehouseFolder.PATH.resolve("facts"), table -> false, PreviousResults.none());
        return database;
    }

    Database open() {
        return Database.readOnly(new ModelFiles(release).database());
    }

    private static SmallWarehouse build(DataLayout data, Path inbox) {
        WarehouseDefinition definition = new WarehouseDefinitionReader(WarehouseFolder.PATH).read();
        CheckCatalog checks = CheckCatalog.read(definition);
        LandingZone landed = land(data, inbox, definition, checks);
        CheckFiles files = new CheckFiles(data.run("small"));
        CheckResult checked = new CheckStage(definition, checks, WarehouseFolder.duckDb())
                .check(landed, List.of(), PreviousResults.none(), files);
        Path release = data.releases().resolve("small");
        ModelResult modelled = new ModelStage(definition, WarehouseFolder.duckDb())
                .model(
                        new ReleaseIdentity("small", Instant.parse("2023-03-31T00:00:00Z"), landed.fingerprint()),
                        new ModelInput(landed, files.reusable(), files.quarantinedRows(), files.findings()),
                        PreviousResults.none(),
                        new ModelFiles(release),
                        table -> {});
        return new SmallWarehouse(definition, landed, files, checked, release, modelled);
    }

    private static LandingZone land(DataLayout data, Path inbox, WarehouseDefinition definition, CheckCatalog checks) {
        AcceptResult accepted = new AcceptStage(
                        definition,
                        checks.rules(),
                        definition.reference().values("lifted_county", "province_code"),
                        Duration.ZERO,
                        List.of())
                .acceptAll(inbox);
        PseudonymKey key = new PseudonymKey("a key of thirty-two bytes or more".getBytes(StandardCharsets.UTF_8));
        LandStage stage = new LandStage(
                definition, checks.rules(), key, definition.reference().values("personal_header", "header"));
        for (Submission submission : accepted.toLand()) {
            stage.land(submission, data.landed(submission), data.staging(), rows -> {});
        }
        return LandingZone.read(data.landed());
    }

    private static PackageBuilder guizhou(String year, String code, String name, int more) {
        return new PackageBuilder("guizhou-" + year)
                .province("520000")
                .period(year)
                .csv(
                        "income",
                        INCOME,
                        income(code, name, year, "rural_resident", 600_000, "", more),
                        income(code, name, year, "lifted_population", 200_000, "110000", more - 900))
                .csv(
                        "employment",
                        EMPLOYMENT,
                        worker(
                                WORKER,
                                code,
                                name,
                                "520102,in_province,C,enterprise,primary,true,false",
                                10,
                                2000 + more),
                        worker(
                                CLAIMED_TWICE,
                                code,
                                name,
                                "440300,out_of_province,F,flexible,,false,true",
                                4,
                                3000 + more))
                .csv("infrastructure", INFRASTRUCTURE, infrastructure(code, name, year, more))
                .csv(
                        "monitoring",
                        MONITORING,
                        monitoring(code, name, year, "unstable_lifted", more),
                        monitoring(code, name, year, "marginal", more + 1));
    }

    private static PackageBuilder yunnan(String year, int more) {
        String name = "寻甸回族彝族自治县";
        return new PackageBuilder("yunnan-" + year)
                .province("530000")
                .period(year)
                .csv(
                        "income",
                        INCOME,
                        income("530129", name, year, "rural_resident", 400_000, "", more),
                        // not a county: a quality check quarantines it
                        income("530100", "昆明市", year, "rural_resident", 400_000, "", more),
                        income("530129", name, year, "lifted_population", 120_000, "60000", more - 900))
                .csv(
                        "employment",
                        EMPLOYMENT,
                        worker(
                                CLAIMED_TWICE,
                                "530129",
                                name,
                                "440300,out_of_province,C,enterprise,,,true",
                                9,
                                1000 + more))
                .csv("infrastructure", INFRASTRUCTURE, infrastructure("530129", name, year, more));
    }

    private static String income(
            String code, String name, String year, String group, int persons, String labourers, int more) {
        return String.join(
                ",",
                code,
                name,
                year,
                group,
                String.valueOf(persons),
                labourers,
                String.valueOf(3_000 + more),
                "4000.00",
                "200.00",
                "1800.00",
                String.valueOf(9_000 + more));
    }

    private static String worker(String number, String code, String name, String work, int months, int wage) {
        return String.join(",", number, code, name, work, String.valueOf(months), String.valueOf(wage));
    }

    private static String monitoring(String code, String name, String year, String type, int more) {
        return String.join(",", code, name, year, type, String.valueOf(4_000 + more), "25000", "3990", "2600", "");
    }

    private static String infrastructure(String code, String name, String year, int more) {
        String villages = "2000,1800,90.00,300,290";
        return String.join(",", code, name, year, "100000", String.valueOf(70_000 + more), "", villages, "500", "490");
    }
}
