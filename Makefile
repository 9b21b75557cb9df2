# demo, test, check, bench, learn: each sets up .venv by itself when it is missing or the lock has changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT ?= model
# Learning needs no graphics card, and PyTorch without CUDA much less room.
TORCH ?= https://download.pytorch.org/whl/cpu
DEMO := tests/fixtures/demo/harbour.txt

.DEFAULT_GOAL := help
.PHONY: help demo test check bench bench-scrape learn clean

help:
	@echo "make demo    parse one page and show the record"
	@echo "make test    run the tests"
	@echo "make check   tests, lint and types, as the project's checks do"
	@echo "make bench   measure speed and memory"
	@echo "make bench-scrape   a scrape of 200,000 pages: processes, containers, resuming, memory (a quarter of an hour)"
	@echo "make learn PAGES=folder OUT=model   learn weights from your own labelled pages (see docs/model.md)"
	@echo "make clean   remove .venv and caches"

demo: $(READY)
	@echo "--- $(DEMO)"
	@cat $(DEMO)
	@echo
	@echo "--- newsparse --pretty $(DEMO)"
	@$(BIN)/newsparse --pretty $(DEMO)

test: $(READY)
	$(BIN)/python -m pytest

check:
	.ci/run

bench: $(READY)
	@test -n "$(wildcard bench/*.py)" || { echo "bench/ holds no benchmark yet" >&2; exit 1; }
	$(BIN)/python bench/run.py
	$(BIN)/python bench/markup.py

bench-scrape: $(READY)
	$(BIN)/python bench/scrape.py

learn: $(READY)
	@test -n "$(PAGES)" || { echo "make learn PAGES=folder [OUT=model] [FROM=weights] [MARKED=1]  (a folder of NAME.txt with NAME.json, see docs/model.md)" >&2; exit 2; }
	@$(BIN)/python -c 'import torch' 2>/dev/null || { echo "installing PyTorch, once, to learn with (without CUDA, where its index is reached)"; \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --retries 1 --timeout 15 --index-url $(TORCH) 'torch>=2.6' 2>/dev/null \
	  || { echo "$(TORCH) is not reached: installing from PyPI, on Linux some 6 GB with CUDA"; \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check 'torch>=2.6'; }; }
	$(BIN)/python tools/learn.py $(PAGES) --out $(OUT) $(if $(FROM),--from $(FROM)) $(if $(MARKED),--marked)
	@echo "learned; use it: newsparse --model $(OUT) page.txt"

# pip installs exactly the lock, without looking for more; the project itself is then built with the locked hatchling.
$(READY): requirements-dev.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "$(PYTHON) was not found: install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "newsparse needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V 2>&1). Name another: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) has no venv module: install it (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
