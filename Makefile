# `make report` does everything for the main job, `make test` everything for the tests.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := report

DEBIAN_PACKAGES := libgsl-dev zlib1g-dev libxlsxwriter-dev libzip-dev pkg-config
SEED := seeds/000_1ece887dc720ce54.txt
PACKAGE := data/isehara
MITOSHI := .build/release/mitoshi
TESTED := -c release -Xswiftc -enable-testing --scratch-path .build-test

PRIOR_OPTIONS := --weight m3_quarterly=0.3 --weight m3_monthly=0.3 --weight municipal_dev_yearly=0.3 \
    --join m4_tail3_dev --skip m4_tail5_dev

CHECK_PACKAGES := chromium fonts-noto-cjk python3-venv
NOTEBOOK_PACKAGES := fonts-noto-cjk python3-venv

.PHONY: check-report check-workbook notebooks prior targets report test accuracy bench build packages lint clean

## Reads the declaration and the measurements, assesses every target, writes build/report/ and prints the verdicts.
report: build
	@mkdir -p build
	@$(MITOSHI) ingest $(SEED) --output build/declaration --force --quiet
	@$(MITOSHI) report $(PACKAGE) --output build/report

## Runs every test, optimized: the pooled trend's laws take minutes without.
test: packages
	swift test --disable-xctest $(TESTED)

## Prints the digits reached on NIST's reference problems and the distance from R and statsmodels; keeps both in docs/.
accuracy: packages
	@swift build -c release --product accuracy-table
	@swift build -c release --product comparison-table
	@.build/release/accuracy-table Tests/NumericalMethodsTests/Fixtures/NIST | tee docs/accuracy.md
	@.build/release/comparison-table Tests/StatisticsTests/Fixtures | tee docs/comparison.md

## Scores mitoshi beside statsforecast, R's forecast and a straight line in one run; keeps table and diagram in docs/.
## BENCH_DATA names folders of series; without it the M3 yearly series come from PyPI. Needs the network the first time.
## Where BENCH_TARGETS, or a folder kpi beside the first of these, has targets that came due, their chances are scored too.
bench: build
	@scripts/bench/run.sh

## Opens the report in a browser without a network, looks it over and compares its sliders with the program. Pictures
## and PDF go into build/check-report.
check-report: build
	@bash scripts/install-packages.sh $(CHECK_PACKAGES)
	@test -x .venv/check/bin/python || python3 -m venv .venv/check
	@.venv/check/bin/pip install --quiet --requirement scripts/requirements-check.txt
	@.venv/check/bin/python scripts/check-report.py --mitoshi $(MITOSHI) --package $(PACKAGE) --output build/check-report

## Changes targets and paces in workbooks, has LibreOffice recalculate them, and compares with the program.
check-workbook: build
	@command -v soffice > /dev/null || bash scripts/install-packages.sh libreoffice-calc-nogui
	@python3 scripts/check-workbook.py --mitoshi $(MITOSHI) --package $(PACKAGE)

## Runs the notebooks from top to bottom and keeps what they show; stops at the first error. What only tells one run from
## another (times, names of the machine's kernel) is left out, so that only real changes show.
notebooks: build
	@bash scripts/install-packages.sh $(NOTEBOOK_PACKAGES)
	@test -x .venv/notebooks/bin/python || python3 -m venv .venv/notebooks
	@.venv/notebooks/bin/pip install --quiet --disable-pip-version-check --requirement notebooks/requirements.txt
	@MITOSHI=$(MITOSHI) PYTHONDONTWRITEBYTECODE=1 .venv/notebooks/bin/jupyter-nbconvert --log-level=WARN \
	    --to notebook --execute --inplace --ExecutePreprocessor.record_timing=False \
	    --ClearMetadataPreprocessor.enabled=True \
	    --ClearMetadataPreprocessor.preserve_nb_metadata_mask='{"kernelspec", ("language_info", "name")}' \
	    notebooks/*.ipynb

build: packages
	@swift build -c release --product mitoshi

## Installs the Debian packages that are missing.
packages:
	@bash scripts/install-packages.sh $(DEBIAN_PACKAGES)

## The rules of form.
lint:
	swift format lint --strict --recursive Sources Tests Package.swift

clean:
	rm -rf .build .build-test build

## Learns the pooled trend's prior from the series in the folder DATA and makes it part of the program.
prior: build
	$(MITOSHI) learn-prior --data $(DATA) --output build/prior.tsv $(PRIOR_OPTIONS)
	bash scripts/embed-prior.sh build/prior.tsv > Sources/Statistics/Generated/LearnedPrior.swift

## Learns the chances of targets from those that came due in the folder DATA, and makes them part of the program; DATE is
## the day that is named, today unless given.
targets: build
	$(MITOSHI) learn-targets --data $(DATA) $(if $(DATE),--date $(DATE)) --output Sources/Planning/Chance/attainment.json
