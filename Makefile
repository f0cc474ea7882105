# Afterword's make targets. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
FOLDER ?= sample
CODE := notes tui tests

# Installed programs start from compiled bytecode; so does everything that is tested and timed here.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test test-all compiled lint format bench bench-checks faults packages snapshots docs

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Afterword needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(STAMP) ## Open the app on a sample folder (or FOLDER=your/folder)
	@test -e "$(FOLDER)" || $(BIN)/afterword sample "$(FOLDER)"
	@$(BIN)/afterword -- "$(FOLDER)"  # a folder may be called as a command is

test: $(STAMP) ## Lint, strict types and tests
	@$(MAKE) --no-print-directory -j 2 lint compiled
	$(BIN)/pytest -n 4 --dist worksteal  # more than two cores: many tests wait for a clock

test-all: $(STAMP) ## The same, and what is true in one place, in every place
	@$(MAKE) --no-print-directory -j 2 lint compiled
	$(BIN)/pytest -n 4 --dist worksteal -m ""

compiled: $(STAMP)  # once and beside mypy, not by each of four workers; what is wrong with a test it says when it runs
	@$(BIN)/pytest --collect-only -qq > /dev/null 2>&1 || true

lint: $(STAMP) ## Ruff and mypy, strictly
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy

format: $(STAMP) ## Format the code
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

bench: $(STAMP) ## Speed and memory, beside a blank app in the same run
	$(BIN)/python -m tests.bench

bench-checks: $(STAMP) ## Precision and recall of every rule, into docs/accuracy.md
	$(BIN)/python -m tests.accuracy.bench

faults: $(STAMP) ## Kills, full disks, other editors, broken servers; prints the counts
	$(BIN)/python -m tests.faults

packages: $(STAMP) ## Install wheel and sdist into clean environments and use them, on every Python (or PYTHONS="...")
	$(BIN)/python -m tests.packages $(PYTHONS)

snapshots: $(STAMP) ## Draw the snapshot pictures anew; look at each before committing it
	$(BIN)/pytest tests/ui/test_looks*.py --snapshot-update

docs: $(STAMP) ## Write docs/checks.md, docs/keys.md and the pictures of the README
	$(BIN)/python -m tests.documents.checks_page
	$(BIN)/python -m tests.documents.keys_page
	$(BIN)/python -m tests.documents.screenshots
