package org.ruralwarehouse.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The architecture rules. Each takes a root package, so that tests can apply it to the program and to a small tree that
 * violates it ({@code counterexample}).
 */
final class ArchitectureRules {

    /** The stages in the order of the flow, then report and generate, which are not part of it. */
    static final Set<String> STAGES = Set.of("accept", "land", "check", "model", "publish", "report", "generate");

    /**
     * The dependencies that each package has; no others are allowed. Vocabulary packages depend on vocabulary; the
     * engine on nothing; stages on the vocabulary and, from check on, on the engine and the staging database, but never
     * on each other; the job on the stages, the command line on the job.
     */
    static final Map<String, Set<String>> ALLOWED_DEPENDENCIES = Map.ofEntries(
            // vocabulary and shared mechanisms
            entry("message", Set.of()),
            entry("finding", Set.of("message")),
            entry("storage", Set.of()),
            entry("duckdb", Set.of()),
            entry("launcher", Set.of()),
            entry("privacy", Set.of("storage")),
            entry("sender", Set.of("storage", "contract")),
            entry("submission", Set.of("message", "finding", "storage")),
            entry("contract", Set.of("message", "finding", "storage")),
            entry("decision", Set.of("finding", "storage", "submission")),
            entry("release", Set.of("storage", "duckdb", "decision")),
            entry("settings", Set.of("finding", "duckdb", "sender", "submission", "contract")),
            entry("sql", Set.of("duckdb", "contract")),
            entry("incremental", Set.of("storage", "duckdb", "submission", "release")),
            entry(
                    "staging",
                    Set.of("message", "finding", "privacy", "duckdb", "submission", "contract", "sql", "incremental")),
            // stages
            entry("accept", Set.of("message", "finding", "storage", "privacy", "sender", "submission", "contract")),
            entry("land", Set.of("message", "finding", "storage", "privacy", "submission", "contract")),
            entry(
                    "check",
                    Set.of("message", "finding", "duckdb", "submission", "contract", "sql", "incremental", "staging")),
            entry(
                    "model",
                    Set.of("storage", "duckdb", "submission", "contract", "release", "sql", "incremental", "staging")),
            entry("publish", Set.of("storage", "duckdb", "release")),
            entry(
                    "report",
                    Set.of(
                            "message",
                            "finding",
                            "storage",
                            "duckdb",
                            "submission",
                            "contract",
                            "decision",
                            "staging",
                            "incremental")),
            entry("generate", Set.of("finding", "storage", "duckdb", "sender", "submission", "contract", "staging")),
            // programs
            entry(
                    "job",
                    Set.of(
                            "message",
                            "finding",
                            "storage",
                            "duckdb",
                            "privacy",
                            "sender",
                            "submission",
                            "contract",
                            "decision",
                            "release",
                            "settings",
                            "incremental",
                            "staging",
                            "accept",
                            "land",
                            "check",
                            "model",
                            "publish",
                            "report")),
            entry(
                    "cli",
                    Set.of(
                            "message",
                            "finding",
                            "storage",
                            "duckdb",
                            "privacy",
                            "sender",
                            "submission",
                            "contract",
                            "decision",
                            "release",
                            "settings",
                            "check",
                            "report",
                            "generate",
                            "job")));

    private ArchitectureRules() {}

    static ArchRule packagesDependAlongTheFlow(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new DependOnlyOnAllowedPackages(root, ALLOWED_DEPENDENCIES))
                .because("stages must be understandable in the order of the flow");
    }

    static ArchRule stagesDoNotDependOnEachOther(String root) {
        return slices().matching(root + ".(*)..")
                .namingSlices("stage '$1'")
                .that(describe("are stages", slice -> STAGES.contains(slice.getNamePart(1))))
                .should()
                .notDependOnEachOther()
                .because("stages hand over through files, so that each can be run again alone");
    }

    static ArchRule packagesAreFreeOfCycles(String root) {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle cannot be understood or changed separately");
    }

    /**
     * @param exceptions reason for each type that other packages use, by {@code package.Type}
     */
    static ArchRule subPackagesOfAStageAreItsOwn(String root, Map<String, String> exceptions) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new StayInTheirStage(root, exceptions))
                .because("types that only one stage uses can be changed without changes elsewhere");
    }

    static ArchRule recordsAreData(String root, Map<String, String> exceptions) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areRecords()
                .should(new HoldValuesOnly(root, exceptions))
                .because("records are for data; a class that does work is a class");
    }

    static ArchRule springOnlyInJob(String root) {
        DescribedPredicate<JavaClass> jarReader = describe(
                "the class that reads resources of the jar", c -> c.getName().equals(root + ".cli.EmbeddedWarehouse"));
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".job..")
                .and(not(jarReader))
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.."))
                .as("Spring only in job (cli.EmbeddedWarehouse has a rule of its own)")
                .because("stages must not depend on the framework that runs them");
    }

    static ArchRule jarReaderUsesSpringResourcesOnly(String root) {
        return noClasses()
                .that()
                .haveFullyQualifiedName(root + ".cli.EmbeddedWarehouse")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")
                        .and(not(resideInAPackage("org.springframework.core.io.."))))
                .because("it only lists files in the jar");
    }

    static ArchRule commandLineLibrariesOnlyInCli(String root) {
        return only(root, "picocli and progress bars", Set.of("cli"), "picocli..", "me.tongfei..")
                .because("user-visible output is in one package");
    }

    static ArchRule parquetOnlyInLand(String root) {
        return only(
                        root,
                        "parquet-java",
                        Set.of("land"),
                        "org.apache.parquet..",
                        "org.apache.hadoop..",
                        "com.github.luben..")
                .because("DuckDB reads and writes all other Parquet files");
    }

    static ArchRule csvOnlyAtTheEdges(String root) {
        return only(root, "commons-csv", Set.of("accept", "land", "contract", "report"), "org.apache.commons.csv..")
                .because("CSV is what provinces send (land), what reference lists are (contract) and what they get back"
                        + " (report); between them there are typed rows");
    }

    static ArchRule archivesOnlyInSubmission(String root) {
        return only(root, "commons-compress", Set.of("submission"), "org.apache.commons.compress..")
                .because("archives from outside are opened only with limits");
    }

    static ArchRule xmlStreamsOnlyInLand(String root) {
        return only(root, "XML streams", Set.of("land"), "javax.xml.stream..")
                .because("XML from outside is parsed only with limits");
    }

    static ArchRule templatesOnlyInReportPage(String root) {
        return only(root, "jte", Set.of("report.page"), "gg.jte..")
                .because("one package turns values into HTML, where escaping can be verified");
    }

    static ArchRule jdbcOnlyInDuckdb(String root) {
        DescribedPredicate<JavaClass> rows = resideInAPackage("java.sql..")
                .and(describe("types of row mappers", c -> Set.of(
                                "java.sql.ResultSet", "java.sql.ResultSetMetaData", "java.sql.SQLException")
                        .contains(c.getName())));
        // A parameter of a statement; java.time.LocalDateTime would do as well.
        DescribedPredicate<JavaClass> timestamp =
                describe("a value", c -> c.getName().equals("java.sql.Timestamp"));
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".duckdb..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb..")
                        .and(not(rows))
                        .and(not(timestamp)))
                .as("JDBC only in duckdb; outside it only result rows and timestamps")
                .because("the behaviour of DuckDB connections is handled in one package");
    }

    static ArchRule landingRunsAnywhere(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".land..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework..", "org.duckdb..", "java.sql..", "javax.sql..", root + ".duckdb.."))
                .because("landing must run in the workers of another engine");
    }

    static ArchRule namesAreNotVague(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new HaveNoVagueName(root))
                .because("a vague name does not describe the content of a class or package");
    }

    static ArchRule staticFieldsAreConstant(String root) {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areStatic()
                .and(describe(
                        "are not generated",
                        field -> !field.getName().contains("$")
                                && !field.getName().startsWith("JTE_")))
                .should(new BeConstant())
                .because("static state would survive a run");
    }

    static ArchRule onlyMainExits(String root) {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".cli.Main")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .because("an exit elsewhere would skip the release of the lock, the log and other steps");
    }

    static ArchRule onlyTheCommandLinePrints(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("stages return results; the command line reports them");
    }

    static ArchRule eachStageHasOneEntryPoint(String root, Map<String, String> exceptions) {
        return classes()
                .that()
                .resideInAnyPackage(STAGES.stream().map(s -> root + "." + s).toArray(String[]::new))
                .should(new HaveOnePublicEntryPoint(root, exceptions))
                .because("types that are not public can be changed without changes elsewhere");
    }

    private static ArchRule only(String root, String what, Set<String> where, String... libraries) {
        String[] homes = where.stream().map(home -> root + "." + home + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat(resideInAnyPackage(libraries))
                .as(what + " only in "
                        + String.join(", ", where.stream().sorted().toList()));
    }

    /** The package directly below the root that contains a class; empty for classes of other roots. */
    static Stream<String> topPackageOf(String root, JavaClass javaClass) {
        String name = javaClass.getBaseComponentType().getPackageName();
        if (!name.startsWith(root + ".")) {
            return Stream.empty();
        }
        return Stream.of(name.substring(root.length() + 1).split("\\.")[0]);
    }
}
