# Every command of the project. `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
UV_VERSION := 0.13.9
export PYTHONHASHSEED ?= random
.DEFAULT_GOAL := help

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(STAMP)  ## make .venv with everything locked in constraints.txt

$(STAMP): pyproject.toml constraints.txt
	@echo "== setting up $(VENV) (first time: a few minutes) =="
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(BIN)/uv pip install --python $(BIN)/python --compile-bytecode --require-hashes -r constraints.txt
	$(BIN)/uv pip install --python $(BIN)/python --no-deps --quiet -e .
	@$(BIN)/python -m compileall -q src  # else every start compiles spaCy and ours anew: a second each
	@touch $@

lock:  ## write constraints.txt anew from pyproject.toml
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --group dev --extra postgresql pyproject.toml -o constraints.txt --no-annotate --no-header --quiet
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 oracle.in -o oracle.txt --no-annotate --no-header --quiet

demo: $(STAMP)  ## set up and run the main job on the bundled case
	$(BIN)/ostrakon demo

test: $(STAMP)  ## set up and run the tests
	$(BIN)/python -m pytest -n 2 -m "not slow and not gate"

lint: $(STAMP)  ## ruff: style, bans, security
	$(BIN)/ruff check src tests bench tools
	$(BIN)/ruff format --check src tests bench tools

types: $(STAMP)  ## mypy, strict
	$(BIN)/mypy

arch: $(STAMP)  ## who may import whom
	$(BIN)/lint-imports

gate: $(STAMP)  ## quality floors on the fixed corpora, and the slow tests
	$(BIN)/python -m pytest -n 2 -m "slow or gate"

docs: $(STAMP)  ## documentation is true: links, examples, vocabulary
	$(BIN)/python -m pytest -q tests/contract

oracle: $(STAMP)  ## a second environment with the tools that ours is held against
	tools/install_system.sh
	@test -x .venv-oracle/bin/python || $(PYTHON) -m venv .venv-oracle
	$(BIN)/uv pip install --python .venv-oracle/bin/python --require-hashes -r oracle.txt \
	  || echo "the oracle environment could not be built (ICU headers missing?); its tests will be skipped"

bench: $(STAMP)  ## speed and yardsticks; results go to bench/results
	$(BIN)/python -m bench

check: oracle lint types arch test docs gate  ## all of the above but bench

.PHONY: help setup lock demo test lint types arch gate oracle bench docs check
