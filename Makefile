# `make` alone prints the targets.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
CHECK := ZOOM_LANDING=target/check/landing ZOOM_WAREHOUSE=target/check/zoom_analytics.duckdb ZOOM_BI=target/check/bi $(BIN)/zoom-analytics
BI := ZOOM_LANDING=target/bi/landing ZOOM_WAREHOUSE=target/bi/zoom_analytics.duckdb ZOOM_BI=target/bi/published
BI_FILES := target/bi/landing target/bi/published target/bi/zoom_analytics.duckdb*

.DEFAULT_GOAL := help
.PHONY: help run test test-quick test-long lint pytest test-bi test-browser screenshots sequences check bench figures docs clean

help: ## Print the targets.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: $(VENV)/installed ## Make demo data if the landing folder is empty, load, build, publish, write the dashboard.
	@[ -n "$$(ls -A "$${ZOOM_LANDING:-landing}" 2>/dev/null)" ] || $(BIN)/zoom-analytics generate
	@$(BIN)/zoom-analytics build
	@$(BIN)/zoom-analytics dashboard

test: $(VENV)/installed lint pytest check ## Lint, run the Python tests, build a small warehouse with all dbt tests.

test-quick: $(VENV)/installed ## For the edit loop: lint Python, run the tests that build no warehouse.
	$(BIN)/ruff check scripts benchmarks tests
	$(BIN)/ruff format --check scripts benchmarks tests
	$(BIN)/pytest --durations=0 --durations-min=5 $(addprefix tests/python/,contract dashboard demo loaders)

lint: $(VENV)/installed ## Lint SQL and Python, check the types of Python.
	$(BIN)/ruff check scripts benchmarks tests
	$(BIN)/ruff format --check scripts benchmarks tests
	$(BIN)/mypy
	ZOOM_WAREHOUSE=:memory: $(BIN)/sqlfluff lint --processes 2 models snapshots tests/data

pytest: $(VENV)/installed ## Run the Python tests.
	$(BIN)/pytest

test-bi: $(VENV)/installed ## Query a published file with six real clients (docs/bi.md), then test-browser.
	@rm -rf $(BI_FILES) && mkdir -p target
	@$(BI) $(BIN)/zoom-analytics generate --users 60 --days 90 --dirty 0 >target/bi.log
	@$(BI) $(BIN)/zoom-analytics build >>target/bi.log || { cat target/bi.log; exit 1; }
	@$(BI) $(BIN)/python tests/clients/run.py; code=$$?; [ $$code -eq 1 ] || $(MAKE) --no-print-directory test-browser || code=1; exit $$code

$(VENV)/browser: requirements-browser.lock $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-browser.lock
	@touch $@

test-browser: $(VENV)/browser ## Test the dashboard in Chromium, which must be installed (Debian: apt-get install chromium).
	$(BIN)/pytest tests/python/dashboard/browser

screenshots: $(VENV)/browser ## Renew the pictures of docs/dashboard.md from the dashboard of make run.
	PYTHONPATH=tests/python $(BIN)/python tests/python/dashboard/browser/screenshots.py warehouse/bi/dashboard.html docs/images

test-long: $(VENV)/installed ## Run the tests that build whole warehouses to show more cases of what `make test` shows.
	$(BIN)/pytest -m long

sequences: $(VENV)/installed ## Test twenty random sequences of deliveries; takes eight minutes on two cores.
	$(BIN)/pytest -m long tests/python/properties/test_random_sequences.py --sequences 20

check: $(VENV)/installed ## Build a small warehouse in target/check, with all dbt tests.
	@rm -rf target/check
	@$(CHECK) generate --users 60 --days 45 --dirty 0.05
	@$(CHECK) build
	@$(CHECK) dashboard

bench: $(VENV)/installed ## Measure load, build and increment against the floor (docs/performance.md); for a quick run BENCH="--rows 100000".
	$(BIN)/python -m benchmarks $(BENCH)

figures: $(VENV)/installed ## Run the demo of the README and write all figures of docs/performance.json into the pages.
	$(BIN)/python -m benchmarks --demo

docs: $(VENV)/installed ## Write dbt's documentation as one HTML file, target/static_index.html.
	$(BIN)/dbt docs generate --static --quiet

clean: ## Remove the virtual environment, the warehouse, the demo data and dbt's artifacts.
	rm -rf $(VENV) warehouse landing target logs
