# Afterword's make targets. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
FOLDER ?= sample

.DEFAULT_GOAL := help
.PHONY: help run test lint format

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
	@$(BIN)/afterword "$(FOLDER)"

test: lint ## Lint, strict types and all tests
	$(BIN)/pytest -n 2

lint: $(STAMP) ## Ruff and mypy, strictly
	$(BIN)/ruff check notes tui tests
	$(BIN)/ruff format --check notes tui tests
	$(BIN)/mypy

format: $(STAMP) ## Format the code
	$(BIN)/ruff check --fix notes tui tests
	$(BIN)/ruff format notes tui tests
