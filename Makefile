# make demo   install, run everything on the synthetic municipality, leave the site in demo/site
# make test   install, lint, check types, run all tests
# make help   the other targets

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INSTALLED_SPARK := $(VENV)/.installed-spark

.DEFAULT_GOAL := help
.PHONY: help install demo test lint types check verify format samples texts lock picture clean

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: $(INSTALLED) ## Make .venv with exactly the locked versions

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: install ## The demo, in demo/
	$(BIN)/ungetid demo

test: lint types check ## Everything that CI checks

lint: install ## Ruff: lint and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: install ## mypy, strict
	$(BIN)/mypy

check: install ## The tests
	$(BIN)/pytest --numprocesses 3 --dist loadfile

verify: $(INSTALLED_SPARK) ## Run every SQL model on Spark, too (500 MB, Java 17), the simulations of docs/methods and every kill of a run
	VERIFY=1 $(BIN)/pytest tests/spark tests/sql/test_portable_sql.py tests/analysis/test_methods_tables.py tests/faults tests/validation/test_gate_false_alarms.py tests/acceptance/test_kpis_against_naive.py
	$(BIN)/python docs/methods/interrupted_coverage.py
	$(BIN)/python docs/methods/composition_null.py
	$(BIN)/python docs/methods/interval_coverage.py
	$(BIN)/python docs/methods/verdict_rates.py
	$(BIN)/python docs/methods/gate_false_alarms.py

$(INSTALLED_SPARK): $(INSTALLED) requirements-spark.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-spark.lock
	@touch $@

format: install ## Let Ruff format the code
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

samples: install ## Write data_samples/ anew (the same bytes every time)
	rm -rf data_samples
	$(BIN)/python -m pipeline.samples data_samples

texts: install ## Bring the English catalogue of the reports up to date; says what waits for English
	$(BIN)/python docs/catalogue.py

lock: install ## Resolve requirements.lock and requirements-spark.lock anew
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --upgrade --quiet --output-file requirements.lock
	$(BIN)/uv pip compile --group pyproject.toml:spark --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --upgrade --quiet \
		--output-file requirements-spark.lock

picture: demo ## Take the README's picture of the dashboard (needs Chromium)
	$(BIN)/python docs/picture.py demo docs/dashboard.png

clean: ## Remove what was made, but not .venv
	rm -rf demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis artefacts
