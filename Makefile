# Everything that people do with this project. `make` alone lists the targets.

# Names of packages and files are Chinese; without a UTF-8 locale Java 17 cannot open them.
export LC_ALL := C.UTF-8

MVN  := $(shell command -v mvn >/dev/null 2>&1 && echo mvn || echo ./mvnw) --batch-mode --no-transfer-progress
JAR  := target/rural-warehouse.jar
JAVA := java -Dfile.encoding=UTF-8
APP  := jobs/warehouse

SOURCES := pom.xml $(shell find src/main warehouse/contracts warehouse/checks warehouse/reference -type f 2>/dev/null)

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## *' '{printf "  make %-10s %s\n", $$1, $$2}'

# ---------------------------------------------------------------- run

.PHONY: run
run: $(JAR) ## Run the nightly job on sample-data; the release is in warehouse/data/current
	@$(APP) nightly; code=$$?; \
	if [ $$code -eq 3 ]; then echo "(exit code 3: some packages of the sample are broken on purpose)"; code=0; fi; \
	exit $$code

.PHONY: status
status: $(JAR) ## Tell what is published, what has landed and how the last runs went
	@$(APP) status

# As it was given, through the environment: neither make nor the shell reads quotes, dollars or new lines in it.
override SQL := $(value SQL)
export SQL

.PHONY: query
query: $(JAR) ## Ask the current release: make query SQL="select * from mart_headline_figure"
	@$(APP) query "$$SQL"

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
# Megabytes that the nightly job takes for one year of the register (landed 700, release 2000, reports 300, and what it
# spills); a release that is there already stays beside the new one. The generator states its own need.
NATIONAL_MB    := 6000
COMMA          := ,

.PHONY: national
national: $(JAR) ## The register of the whole nation, generated and taken in; PERIODS=2021,2022 for two years
	@mkdir -p "$(NATIONAL_DATA)"
	@need=$$(($(words $(subst $(COMMA), ,$(or $(PERIODS),2022))) * $(NATIONAL_MB))); \
	free=$$(df -Pm "$(NATIONAL_DATA)" | awk 'NR == 2 { print $$4 }'); \
	echo "The nightly job needs about $$need MB below $(NATIONAL_DATA), $$free MB are free"; \
	if [ $$free -lt $$need ]; then echo "Not enough disk; RURAL_DATA chooses another folder"; exit 1; fi
	@if [ -d "$(NATIONAL_INBOX)" ]; then echo "$(NATIONAL_INBOX) is there already (delete it to generate it again)"; else \
	rm -rf "$(NATIONAL_INBOX).unfinished"; \
	$(APP) generate --scale national $(if $(PERIODS),--periods $(PERIODS)) --out "$(NATIONAL_INBOX).unfinished" && \
	mv "$(NATIONAL_INBOX).unfinished" "$(NATIONAL_INBOX)"; fi
	@$(APP) nightly --inbox "$(NATIONAL_INBOX)" --data "$(NATIONAL_DATA)"; code=$$?; \
	if [ $$code -eq 3 ]; then echo "(exit code 3: some packages are broken on purpose)"; code=0; fi; \
	echo "inbox     $(NATIONAL_INBOX)"; \
	echo "data      $(NATIONAL_DATA)"; \
	echo "database  $(NATIONAL_DATA)/current/rural.duckdb"; \
	exit $$code

BENCH_CLASSPATH := target/bench-classpath.txt

# Its targets and its method: src/docs/benchmarks.md
.PHONY: bench
bench: $(JAR) ## Ratios against baselines: SCALE=sample|tenth|national RUNS=3 PERIODS= PARTS= INBOX= BENCH_DIR= HEAP=
	@$(MVN) --quiet test-compile dependency:build-classpath -Dmdep.outputFile=$(BENCH_CLASSPATH) -Dmdep.includeScope=test
	@SCALE=$(SCALE) RUNS=$(RUNS) PERIODS=$(PERIODS) PARTS=$(PARTS) INBOX=$(INBOX) BENCH_DIR=$(BENCH_DIR) HEAP=$(HEAP) \
	$(JAVA) -cp target/test-classes:target/classes:$$(cat $(BENCH_CLASSPATH)) org.ruralwarehouse.bench.Bench

.PHONY: sample
sample: $(JAR) ## Make sample-data again from its seed (the same bytes, unless the generator changed)
	@rm -rf sample-data/inbox sample-data/broken
	@$(APP) generate --out sample-data/inbox
	@$(APP) generate --broken --out sample-data/broken

# ---------------------------------------------------------------- build and test

.PHONY: build
build: $(JAR) ## Build the executable jar

$(JAR): $(SOURCES)
	@echo "Building $(JAR) …"
	@$(MVN) --quiet package -DskipTests
	@touch $(JAR)

.PHONY: test
test: ## Run all tests, unit and integration
	@$(MVN) verify

.PHONY: fuzz
fuzz: ## Land files of random bytes for as long as asked: make fuzz CASES=100000
	@$(MVN) test -Dtest=CsvFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz.cases=$(or $(CASES),20000)

.PHONY: format
format: ## Format the Java sources
	@$(MVN) --quiet spotless:apply

.PHONY: clean
clean: ## Delete what was built
	@rm -rf target

# NOTE: this deletes every landed submission, every release and the pseudonym key.
.PHONY: clobber
clobber: clean ## Delete what was built AND all data that the job made
	@chmod -R u+w warehouse/data 2>/dev/null || true
	@rm -rf warehouse/data
