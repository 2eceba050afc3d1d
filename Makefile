# All commands of this project. `make` alone lists the targets.

# Names of packages and files are Chinese; without a UTF-8 locale Java 17 cannot open them.
export LC_ALL := C.UTF-8

MVN  := $(shell command -v mvn >/dev/null 2>&1 && echo mvn || echo ./mvnw) --batch-mode --no-transfer-progress
JAR  := target/rural-warehouse.jar
JAVA := java -Dfile.encoding=UTF-8
APP  := jobs/warehouse

SOURCES := pom.xml $(shell find src/main src/build warehouse/contracts warehouse/checks warehouse/reference -type f 2>/dev/null)

.DEFAULT_GOAL := help

# Targets share the folder target.
.NOTPARALLEL:

# A line "##@ title" begins a group; "## text" after a target describes it.
.PHONY: help
help:
	@awk '/^##@ / { printf "\n%s\n", substr($$0, 5) } \
	/^[a-z][a-z-]*:.* ## / { name = text = $$0; sub(/:.*/, "", name); sub(/^[^#]*## /, "", text); \
	printf "  make %-10s %s\n", name, text }' $(MAKEFILE_LIST)

##@ Run

.PHONY: run
run: $(JAR) ## Run the nightly job on sample-data; the release is in warehouse/data/current
	@$(APP) nightly; code=$$?; \
	if [ $$code -eq 3 ]; then echo "(exit code 3: some sample packages are invalid on purpose)"; code=0; fi; \
	exit $$code

.PHONY: status
status: $(JAR) ## Show the current release, the landed files and the last runs
	@$(APP) status

# Passed through the environment, so that neither make nor the shell interprets quotes, dollar signs or line breaks.
override SQL := $(value SQL)
export SQL

.PHONY: query
query: $(JAR) ## Query the current release: make query SQL="select * from mart_headline_figure"
	@$(APP) query "$$SQL"

.PHONY: sample
sample: $(JAR) ## Regenerate sample-data from its seed; the bytes change only when the generator changes
	@rm -rf sample-data/inbox sample-data/broken
	@$(APP) generate --out sample-data/inbox
	@$(APP) generate --broken --out sample-data/broken

LINEAGE := target/lineage.mmd

# The query prints a table: its title and its count of rows are not part of the graph.
.PHONY: lineage
lineage: $(JAR) ## Draw what each model of the current release reads: a Mermaid graph in target/lineage.mmd
	@mkdir -p $(dir $(LINEAGE))
	@$(APP) query "$$(cat warehouse/queries/lineage/mermaid.sql)" > $(LINEAGE).table
	@sed -e 1d -e '/^([0-9]* rows*)$$/d' $(LINEAGE).table > $(LINEAGE)
	@rm $(LINEAGE).table
	@echo "$(LINEAGE)"

# Folders of the national scale: RURAL_INBOX and RURAL_DATA in the environment choose others.
NATIONAL_INBOX := $(or $(RURAL_INBOX),warehouse/data/national/inbox)
NATIONAL_DATA  := $(or $(RURAL_DATA),warehouse/data/national/data)
# Megabytes that the nightly job writes for one year of the register (landed 700, release 2000, reports 300, and spilled
# data); an existing release stays beside the new one. The generator reports the space that it needs.
NATIONAL_MB    := 6000
COMMA          := ,

.PHONY: national
national: $(JAR) ## Generate and load 32.8 million rows, the national register; PERIODS=2021,2022 for two years
	@mkdir -p "$(NATIONAL_DATA)"
	@need=$$(($(words $(subst $(COMMA), ,$(or $(PERIODS),2022))) * $(NATIONAL_MB))); \
	free=$$(df -Pm "$(NATIONAL_DATA)" | awk 'NR == 2 { print $$4 }'); \
	echo "The nightly job needs about $$need MB in $(NATIONAL_DATA); $$free MB are free"; \
	if [ $$free -lt $$need ]; then echo "Not enough disk space; set RURAL_DATA to another folder"; exit 1; fi
	@if [ -d "$(NATIONAL_INBOX)" ]; then echo "$(NATIONAL_INBOX) exists; delete it to generate it again"; else \
	rm -rf "$(NATIONAL_INBOX).unfinished"; \
	$(APP) generate --scale national $(if $(PERIODS),--periods $(PERIODS)) --out "$(NATIONAL_INBOX).unfinished" && \
	mv "$(NATIONAL_INBOX).unfinished" "$(NATIONAL_INBOX)"; fi
	@$(APP) nightly --inbox "$(NATIONAL_INBOX)" --data "$(NATIONAL_DATA)"; code=$$?; \
	if [ $$code -eq 3 ]; then echo "(exit code 3: some packages are invalid on purpose)"; code=0; fi; \
	echo "inbox     $(NATIONAL_INBOX)"; \
	echo "data      $(NATIONAL_DATA)"; \
	echo "database  $(NATIONAL_DATA)/current/rural.duckdb"; \
	exit $$code

BENCH_CLASSPATH := target/bench-classpath.txt

# Targets and method: src/docs/benchmarks.md
.PHONY: bench
bench: $(JAR) ## Measure against baselines: SCALE=sample|tenth|national RUNS=3 PERIODS= PARTS= INBOX= BENCH_DIR= HEAP=
	@$(MVN) --quiet test-compile dependency:build-classpath -Dmdep.outputFile=$(BENCH_CLASSPATH) -Dmdep.includeScope=test
	@SCALE=$(SCALE) RUNS=$(RUNS) PERIODS=$(PERIODS) PARTS=$(PARTS) INBOX=$(INBOX) BENCH_DIR=$(BENCH_DIR) HEAP=$(HEAP) \
	$(JAVA) -cp target/test-classes:target/classes:$$(cat $(BENCH_CLASSPATH)) org.ruralwarehouse.bench.Bench

##@ Build

.PHONY: build
build: $(JAR) ## Build the executable jar

$(JAR): $(SOURCES)
	@echo "Building $(JAR) …"
	@$(MVN) --quiet package -DskipTests
	@touch $(JAR)

.PHONY: dist
dist: ## Build the archive for machines with a Java 17 runtime only: target/rural-warehouse-<version>.tar.gz
	@$(MVN) --quiet package -DskipTests cyclonedx:makeBom assembly:single
	@touch $(JAR)
	@ls -l target/rural-warehouse-*.tar.gz

.PHONY: clean
clean: ## Delete the build output
	@rm -rf target

# NOTE: this deletes every landed submission, every release and the pseudonym key.
.PHONY: clobber
clobber: clean ## Delete the build output AND all data in warehouse/data
	@chmod -R u+w warehouse/data 2>/dev/null || true
	@rm -rf warehouse/data

##@ Test

.PHONY: unit
unit: ## Run the fast tests: unit tests without the tag "slow"
	@$(MVN) test -DexcludedGroups=slow

.PHONY: test
test: ## Run all tests: unit and integration tests, the format, dist-test
	@$(MVN) verify
	@$(MAKE) --no-print-directory dist-test

.PHONY: dist-test
dist-test: dist ## Unpack the archive in an empty folder and run its commands without Maven and Git
	@$(MVN) failsafe:integration-test failsafe:verify -Dit.test=DistributionIT

.PHONY: fuzz
fuzz: ## Land files of random bytes: make fuzz CASES=100000
	@$(MVN) test -Dtest=CsvFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz.cases=$(or $(CASES),20000)

.PHONY: sequences
sequences: ## Compare incremental releases with full builds in random sequences: make sequences SEEDS=50
	@$(MVN) test -Dtest=IncrementalSequenceIT -Dsurefire.failIfNoSpecifiedTests=false -Dincremental.seeds=$(or $(SEEDS),10)

.PHONY: hostile
hostile: ## Run the nightly job with every hostile package beside two honest ones
	@$(MVN) test -Dtest=HostilePackagesIT -Dsurefire.failIfNoSpecifiedTests=false -Dhostile.cases=$(or $(CASES),1000)

.PHONY: privacy
privacy: ## Kill the nightly job in every stage and search all that it has written for personal numbers
	@$(MVN) test -Dtest=KilledRunIT -Dsurefire.failIfNoSpecifiedTests=false -Dprivacy.kills=all

.PHONY: search
search: ## Run the nightly job with a check that does not finish, and kill it while it searches for the cause
	@$(MVN) test -Dtest=SearchInterruptedIT -Dsurefire.failIfNoSpecifiedTests=false -Dsearch.all=true

.PHONY: test-all
test-all: lint test fuzz sequences hostile privacy search docs ## Run every check: lint, test and all longer suites

.PHONY: coverage
coverage: ## Run all tests with JaCoCo; the report is target/site/jacoco/index.html
	@$(MVN) verify -Pcoverage
	@echo "Report: target/site/jacoco/index.html"

##@ Code quality

STYLE_TESTS := SqlStyleTest,DocumentationLinksTest

.PHONY: lint
lint: ## Check the format, the SQL style, the links of the documentation and the shell scripts
	@if command -v shellcheck >/dev/null; then shellcheck jobs/warehouse .ci/run; \
	else echo "SKIPPED: shellcheck is not installed; jobs/warehouse and .ci/run were not checked" >&2; fi
	@$(MVN) --quiet spotless:check test -Dtest='$(STYLE_TESTS)' -Dsurefire.failIfNoSpecifiedTests=false

.PHONY: format
format: ## Format the Java sources
	@$(MVN) --quiet spotless:apply

.PHONY: docs
docs: ## Build the Javadoc in target/reports/apidocs; a warning fails the target
	@$(MVN) --quiet compile javadoc:javadoc

.PHONY: outdated
outdated: ## List newer stable versions of dependencies and plugins
	@$(MVN) versions:display-parent-updates versions:display-property-updates versions:display-dependency-updates \
	versions:display-plugin-updates
