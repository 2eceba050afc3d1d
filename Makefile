# Everything that people do with this project. `make` alone lists the targets.

# Names of packages and files are Chinese; without a UTF-8 locale Java 17 cannot open them.
export LC_ALL := C.UTF-8

MVN  := $(shell command -v mvn >/dev/null 2>&1 && echo mvn || echo ./mvnw) --batch-mode --no-transfer-progress
JAR  := target/rural-warehouse.jar
JAVA := java -Dfile.encoding=UTF-8
APP  := $(JAVA) -jar $(JAR)

SOURCES := pom.xml $(shell find src/main warehouse/contracts warehouse/checks warehouse/reference -type f 2>/dev/null)

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */\1|/' | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

# ---------------------------------------------------------------- run

.PHONY: run
run: $(JAR) ## Run the nightly job on sample-data; the release is in warehouse/data/current
	@$(APP) nightly; code=$$?; \
	if [ $$code -eq 3 ]; then echo "(exit code 3: some packages of the sample are broken on purpose)"; code=0; fi; \
	exit $$code

.PHONY: status
status: $(JAR) ## Tell what is published, what has landed and how the last runs went
	@$(APP) status

.PHONY: query
query: $(JAR) ## Ask the current release: make query SQL="select * from mart_headline_figure"
	@$(APP) query "$(SQL)"

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
