# `make report` does everything for the main job, `make test` everything for the tests.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := report

DEBIAN_PACKAGES := libgsl-dev zlib1g-dev libxlsxwriter-dev libzip-dev pkg-config
SEED := seeds/000_1ece887dc720ce54.txt
PACKAGE := data/isehara
MITOSHI := .build/release/mitoshi
# What every release build is made with; flags such as -Xswiftc -warnings-as-errors come from the environment.
RELEASE := -c release $(RELEASE_FLAGS)
TESTED := -c release -Xswiftc -enable-testing --scratch-path .build-test

PRIOR_OPTIONS := --weight m3_quarterly=0.3 --weight m3_monthly=0.3 --weight municipal_dev_yearly=0.3 \
    --join m4_tail3_dev --skip m4_tail5_dev

CHECK_PACKAGES := chromium fonts-noto-cjk python3-venv
NOTEBOOK_PACKAGES := fonts-noto-cjk python3-venv
DIST_PACKAGES := binutils dpkg-dev python3

DIST_SCRATCH := .build-dist
DIST := $(DIST_SCRATCH)/release/mitoshi $(DIST_SCRATCH)/checkouts

SCRIPT_PYTHON := PYTHONDONTWRITEBYTECODE=1 .venv/scripts/bin/python

.PHONY: check-report check-workbook check-paper check-outputs check-packages check-package check-wheel check-consumer check-recipes \
    check-stream check-spark check-all dist dist-program deb wheel mutants fuzz house \
    answers growth kills notebooks prior targets report test accuracy bench build packages lint clean docs \
    reference-class wide-scalars plan-sheet learn-count-prior learn-count-average learn-driver-scale learn-increment-prior \
    learn-months-part learn-share-changes learn-stage-advance oracles trial-pooled-trend trial-recalibrated-quantiles \
    script-python outputs-python

## Reads the declaration and the measurements, assesses every target, writes build/report/en and build/report/ja and prints
## the verdicts.
report: build
	@mkdir -p build
	@$(MITOSHI) ingest $(SEED) --output build/declaration --force --quiet
	@$(MITOSHI) report $(PACKAGE) --lang en --output build/report/en > build/verdicts-en.txt
	@$(MITOSHI) report $(PACKAGE) --lang ja --output build/report/ja > build/verdicts-ja.txt
	@cat build/verdicts-en.txt build/verdicts-ja.txt

## Runs every test, optimized: the pooled trend's laws take minutes without.
test: packages
	swift test --disable-xctest $(TESTED)

## Writes the tables of columns in docs/output.md, and the words of docs/assessment.schema.json, from the program's own lists, and
## builds the libraries' documentation into build/documentation.
docs: build
	@MITOSHI_RECORD_GOLDEN=1 swift test --disable-xctest $(TESTED) --filter DocumentationTests > /dev/null || true
	@swift test --disable-xctest $(TESTED) --filter DocumentationTests
	@scripts/make/documentation.sh .build/release

## Prints the digits reached on NIST's reference problems and by the tails of distributions, and the distance from R and statsmodels;
## keeps both in docs/.
accuracy: packages
	@swift build $(RELEASE) --product accuracy-table
	@swift build $(RELEASE) --product comparison-table
	@bash scripts/setup/install-packages.sh r-mathlib
	@{ .build/release/accuracy-table Tests/NumericalMethodsTests/Fixtures/NIST; \
	    python3 scripts/oracles/tails.py --ours .build/release/accuracy-table; } | tee docs/accuracy.md
	@.build/release/comparison-table Tests/StatisticsTests/Fixtures | tee docs/comparison.md

## Scores mitoshi beside statsforecast, R's forecast and a straight line in one run; keeps table and diagram in docs/.
## BENCH_DATA names folders of series; without it the M3 yearly series come from PyPI. Needs the network the first time.
## Where BENCH_TARGETS, or a folder kpi beside the first of these, has targets that came due, their chances are scored too.
bench: build
	@scripts/bench/run.sh

## Opens the report in a browser without a network, looks it over and compares its sliders with the program. Pictures
## and PDF go into build/check-report.
check-report: build
	@bash scripts/setup/install-packages.sh $(CHECK_PACKAGES)
	@test -x .venv/check/bin/python || python3 -m venv .venv/check
	@.venv/check/bin/pip install --quiet --requirement scripts/check/requirements.txt
	@.venv/check/bin/python scripts/check/report.py --mitoshi $(MITOSHI) --package $(PACKAGE) --output build/check-report

## Changes targets and paces in workbooks, has LibreOffice recalculate them, and compares with the program.
check-workbook: build
	@command -v soffice > /dev/null || bash scripts/setup/install-packages.sh libreoffice-calc-nogui
	@python3 scripts/check/workbook.py --mitoshi $(MITOSHI) --package $(PACKAGE)

## Opens the council's paper in LibreOffice and compares it with its Markdown. PDFs and pictures go into build/check-paper.
check-paper: build
	@test -e /usr/lib/libreoffice/program/libswlo.so || bash scripts/setup/install-packages.sh libreoffice-writer-nogui
	@command -v pdftoppm > /dev/null || bash scripts/setup/install-packages.sh poppler-utils
	@python3 scripts/check/paper.py --mitoshi $(MITOSHI)

## Parses every form of report of hostile plans by other programs. Needs the network the first time.
check-outputs: build outputs-python
	@.venv/outputs/bin/python scripts/check/outputs.py --mitoshi $(MITOSHI)

## Validates the packages under data/ with the Frictionless framework. Needs the network the first time.
check-packages: outputs-python
	@FRICTIONLESS=.venv/outputs/bin/frictionless scripts/check/packages.sh

## Changes the program in ways that would mislead its users and asks whether a test fails: all changes of
## scripts/check/mutants.json, or those that NAMES lists. The copy that they go into is kept in build/mutants.
mutants: packages
	@python3 scripts/check/mutants.py $(NAMES)

## Looks for inputs that break a reader, TIME seconds each, or INPUTS of them: all readers, or those that READERS lists
## (docs/fuzzing.md).
fuzz: packages
	@scripts/check/fuzz.sh $(or $(TIME),60) $(READERS)

## Counts the sources' lines, files and circles, of the copy of the repository at TREE where that is given.
house:
	@python3 scripts/check/house.py $(TREE)

## Asks another build of the program, BEFORE, about random packages and those under data/, and compares what the two say.
answers: build
	@python3 scripts/check/answers.py --before $(BEFORE) --after $(MITOSHI) $(if $(IGNORE),--ignore $(IGNORE)) data/isehara data/example-budget

## Measures how time and memory grow with the input, into docs/growth.md; ONLY names a command or a part of an input's name.
growth: build
	@python3 scripts/check/growth.py --mitoshi $(MITOSHI) $(if $(ONLY),--only "$(ONLY)",--output docs/growth.md)

## Kills the program while it writes, KILLS times each command (1,000 unless given), and says what was left.
kills: build
	@python3 scripts/check/kills.py --mitoshi $(MITOSHI) $(if $(KILLS),--kills $(KILLS))

## Packs the program with Swift's libraries inside, manual pages, completions, documents and examples into
## build/dist/mitoshi-VERSION-linux-ARCHITECTURE.tar.gz; its file INSTALL names the C libraries that it takes from the system.
dist: dist-program
	@scripts/package/tarball.sh $(DIST)

## Makes the Debian package build/dist/mitoshi_VERSION_ARCHITECTURE.deb.
deb: dist-program
	@scripts/package/deb.sh $(DIST)

## Makes the Python wheel in build/dist, for machines with this glibc or a later one. Needs the network the first time.
wheel: dist-program
	@bash scripts/setup/install-packages.sh python3-venv
	@test -x .venv/wheel/bin/python || python3 -m venv .venv/wheel
	@.venv/wheel/bin/pip install --quiet --disable-pip-version-check --requirement scripts/package/requirements.txt
	@rm -f build/dist/*.whl
	@scripts/package/wheel.sh $(DIST) .venv/wheel/bin/python

## Program and library for C with Swift's libraries inside.
dist-program: packages
	@bash scripts/setup/install-packages.sh $(DIST_PACKAGES)
	@swift build -c release --static-swift-stdlib --product mitoshi --scratch-path $(DIST_SCRATCH)
	@scripts/package/library.sh $(DIST_SCRATCH)

## Installs the Debian package in a fresh Debian without Swift, runs it there, and compares with the answers here. Needs the
## network.
check-package: deb
	@bash scripts/setup/install-packages.sh mmdebstrap
	@scripts/check/debian-package.sh $(firstword $(DIST)) build/dist/mitoshi_*.deb

## Installs the wheel in a fresh Python environment and tests it there. Needs the network.
check-wheel: wheel
	@scripts/check/wheel.sh build/dist/mitoshi-*.whl

## Builds a package of a stranger's on the library products and compares its answers with the program's.
check-consumer: build
	@scripts/check/consumer.sh $(MITOSHI)

## Runs the recipes of docs/recipes.md. Needs the network the first time.
check-recipes: build
	@bash scripts/setup/install-packages.sh python3-venv parallel
	@test -x .venv/recipes/bin/python || python3 -m venv .venv/recipes
	@.venv/recipes/bin/pip install --quiet --disable-pip-version-check pandas duckdb
	@.venv/recipes/bin/python scripts/check/recipes.py --mitoshi $(MITOSHI)

## Sends SERIES made-up series (20,000 unless given) through `mitoshi stream` and looks at every answer, at the memory and at the time.
check-stream: build
	@python3 scripts/check/stream.py --mitoshi $(MITOSHI) $(if $(SERIES),--series $(SERIES))

## Answers SERIES series (10,000 unless given) on a local Spark and compares with the program alone. Needs the network the first
## time.
check-spark: build
	@command -v java > /dev/null || bash scripts/setup/install-packages.sh openjdk-17-jre-headless
	@test -x .venv/spark/bin/python || python3 -m venv .venv/spark
	@.venv/spark/bin/pip install --quiet --disable-pip-version-check 'pyspark==3.5.*' pyarrow pandas setuptools
	@.venv/spark/bin/python scripts/check/spark.py --mitoshi $(MITOSHI) $(if $(SERIES),--series $(SERIES))

## All checks by other programs and in fresh systems; `.ci/run` has those that any machine does quickly.
check-all: check-report check-workbook check-paper check-outputs check-packages check-package check-wheel check-consumer check-recipes \
    check-stream check-spark notebooks

## Runs the notebooks from top to bottom and keeps what they show; stops at the first error. What only tells one run from
## another (times, names of the machine's kernel) is left out, so that only real changes show.
notebooks: build
	@bash scripts/setup/install-packages.sh $(NOTEBOOK_PACKAGES)
	@test -x .venv/notebooks/bin/python || python3 -m venv .venv/notebooks
	@.venv/notebooks/bin/pip install --quiet --disable-pip-version-check --requirement notebooks/requirements.txt
	@MITOSHI=$(MITOSHI) PYTHONDONTWRITEBYTECODE=1 .venv/notebooks/bin/jupyter-nbconvert --log-level=WARN \
	    --to notebook --execute --inplace --ExecutePreprocessor.record_timing=False \
	    --ClearMetadataPreprocessor.enabled=True \
	    --ClearMetadataPreprocessor.preserve_nb_metadata_mask='{"kernelspec", ("language_info", "name")}' \
	    notebooks/*.ipynb

build: packages
	@swift build $(RELEASE) --product mitoshi

## Installs the Debian packages that are missing.
packages:
	@bash scripts/setup/install-packages.sh $(DEBIAN_PACKAGES)

## The rules of form.
lint:
	swift format lint --strict --recursive Sources Tests Package.swift

clean:
	rm -rf .build .build-test .build-consumer .build-fuzz $(DIST_SCRATCH) build

## Learns the prior from the series in the folder DATA, and from it that with which tables begin from the table INDICATORS (a CSV);
## makes both part of the program.
prior: build
	$(MITOSHI) learn-prior --data $(DATA) --output build/learned.tsv $(PRIOR_OPTIONS)
	$(MITOSHI) adapt-prior $(INDICATORS) --prior build/learned.tsv --output build/indicators.tsv
	bash scripts/make/embed-prior.sh build/learned.tsv > Sources/Statistics/Generated/LearnedPrior.swift
	bash scripts/make/embed-prior.sh build/indicators.tsv > Sources/Statistics/Generated/IndicatorPrior.swift

## Learns the chances of targets from those that came due in the folder DATA, and makes them part of the program; DATE is
## the day that is named, today unless given.
targets: build
	$(MITOSHI) learn-targets --data $(DATA) $(if $(DATE),--date $(DATE)) --output Sources/Planning/Chance/attainment.json

## Makes the facts of data/reference-class part of the program.
reference-class:
	python3 scripts/make/reference-class.py > Sources/Planning/Generated/ShippedEvidence.swift
	swift format --in-place Sources/Planning/Generated/ShippedEvidence.swift

## Makes the characters that take two columns of a terminal part of the program; Unicode's version is that of Python.
wide-scalars:
	python3 scripts/make/wide-scalars.py > Sources/Basics/Generated/WideScalars.swift

## The environment of the checks of packages and of every form of report.
outputs-python:
	@bash scripts/setup/install-packages.sh python3-venv
	@test -x .venv/outputs/bin/python || python3 -m venv .venv/outputs
	@.venv/outputs/bin/pip install --quiet --disable-pip-version-check --requirement scripts/check/requirements-outputs.txt

## Types twelve invented indicators into the workbook that `mitoshi init` makes: build/plan-sheet/filled.xlsx.
plan-sheet: build script-python
	@mkdir -p build/plan-sheet
	@$(MITOSHI) init build/plan-sheet/empty.xlsx --first-target FY2026 --lang ja --force --quiet
	@$(SCRIPT_PYTHON) scripts/make/fill-plan-sheet.py build/plan-sheet/empty.xlsx build/plan-sheet/filled.xlsx

## Learns the prior of small counts from data/small-counts. This target and the learn-… below print what they find; the
## sources that state it name the script.
learn-count-prior: script-python
	@$(SCRIPT_PYTHON) scripts/learn/count-prior.py

## Compares what may be behind a count, on made-up counts and on the histories in the folder DATA, where that is given.
learn-count-average: script-python
	@$(SCRIPT_PYTHON) scripts/learn/count-average.py $(if $(DATA),--data $(DATA))

## Learns how far a driver strays from its course, from data/card-rates.
learn-driver-scale: script-python
	@$(SCRIPT_PYTHON) scripts/learn/driver-scale.py

## Learns the prior of yearly increments from the indicators' histories in the folder DATA.
learn-increment-prior: script-python
	@$(SCRIPT_PYTHON) scripts/learn/increment-prior.py $(DATA)

## Learns how far the first months' part of a year lies off, from monthly series in a package of PyPI.
learn-months-part: script-python
	@$(SCRIPT_PYTHON) scripts/learn/months-part.py

## Learns how far a share moves in a year, from the files DATA.
learn-share-changes: script-python
	@$(SCRIPT_PYTHON) scripts/learn/share-changes.py $(DATA)

## Learns how often a step of own work is taken in its year, from the targets in the folder DATA.
learn-stage-advance: script-python
	@$(SCRIPT_PYTHON) scripts/learn/stage-advance.py $(DATA)

## Prints the figures that tests compare with and that scripts work out by other means than the program.
oracles: script-python
	@for name in increments logistic-regression peer-pace; do \
	    echo "== $$name"; $(SCRIPT_PYTHON) scripts/oracles/$$name.py; done
	@echo "== count-average"; $(SCRIPT_PYTHON) scripts/learn/count-average.py --check

## Learns priors of the pooled trend from the folder DATA in Python and scores them: the variants of docs/pooled-trend-trials.md,
## all or those that TRIALS names.
trial-pooled-trend: script-python
	@.venv/scripts/bin/pip install --quiet --disable-pip-version-check --requirement scripts/trials/requirements.txt
	@$(SCRIPT_PYTHON) scripts/trials/pooled-trend.py --data $(DATA) $(if $(TRIALS),--trial $(TRIALS))

## Tries whether a map of the pooled trend's quantiles would help, with the series in the folder DATA.
trial-recalibrated-quantiles: build script-python
	@.venv/scripts/bin/pip install --quiet --disable-pip-version-check --requirement scripts/trials/requirements.txt
	@$(SCRIPT_PYTHON) scripts/trials/recalibrated-quantiles.py --mitoshi $(MITOSHI) --data $(DATA)

## The environment of the scripts that learn, work out figures and try things.
script-python:
	@bash scripts/setup/install-packages.sh python3-venv
	@test -x .venv/scripts/bin/python || python3 -m venv .venv/scripts
	@.venv/scripts/bin/pip install --quiet --disable-pip-version-check --requirement scripts/setup/requirements.txt
