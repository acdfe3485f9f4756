# Two commands are all it takes: `make run` and `make test`.

PYTHON ?= python3
CORPUS ?= corpus
# Where to take torch from. Empty: the plain package index, which on Linux brings gigabytes of CUDA libraries along.
TORCH_INDEX ?=
# The other common choice: the CPU build, a tenth of the size.
CPU_BUILDS = https://download.pytorch.org/whl/cpu

BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL = help
.PHONY: help run test quick lint eval eval-public rivals bench clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):[^#]*## /  make \1\t/' | expand -t 20
	@echo
	@echo "  On Linux, TORCH_INDEX=$(CPU_BUILDS) saves the download of CUDA libraries."

run: .venv/run ## install, index corpus/ and open the chat window
	@$(BIN)/python -m rag index $(CORPUS)
	@$(BIN)/python app.py

test: lint ## install, check and run all tests
	$(BIN)/python -m pytest

quick: .venv/test ## run the unit tests only: seconds, no model
	$(BIN)/python -m pytest -m "not slow"

lint: .venv/test ## check form and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: .venv/run ## ask the committed questions; fails below a floor of eval/floors.json
	$(BIN)/python -m eval run eval/questions/kursk.jsonl --corpus corpus/000_e152aec2c99f597f.txt --out eval/out/kursk
	$(BIN)/python -m eval check eval/out/kursk

eval-public: .venv/run ## convert and run all public data in DATA=folder; resumes what was stopped
	@test -n "$(DATA)" || { echo "Say where the data is: make eval-public DATA=folder (docs/datasets.md)."; exit 2; }
	$(BIN)/python -m eval public $(DATA) --out eval/out/public

rivals: .venv/rivals ## ask the rivals, and the program without some of its parts, the same questions
	$(BIN)/python -m eval run eval/questions/kursk.jsonl --corpus corpus/000_e152aec2c99f597f.txt --out eval/out/rivals \
		--systems on-the-record ablations rivals

bench: .venv/test ## compare one question on the command line with a script that uses the libraries as they come
	$(BIN)/python -m bench.ask

clean: ## remove the environment, the index and everything else that was built
	rm -rf .venv data eval/out .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/run: requirements.txt constraints.txt | .venv
	@echo "Installing the program (about 2 GB; the first time takes some minutes) …"
	$(if $(TORCH_INDEX),$(PIP) install --no-deps --index-url $(TORCH_INDEX) torch==2.13.0)
	$(PIP) install -r requirements.txt -c constraints.txt
	@touch $@

.venv/test: requirements-dev.txt eval/rivals/requirements.txt .venv/run
	@echo "Installing what the tests need …"
	$(PIP) install -r requirements-dev.txt -c constraints.txt
	@touch $@

.venv/rivals: eval/rivals/requirements.txt .venv/run
	$(PIP) install -r eval/rivals/requirements.txt -c constraints.txt
	@touch $@

.venv:
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else \
		f"Python {v[0]}.{v[1]} is not supported: use 3.11, 3.12 or 3.13, as in make PYTHON=python3.11")'
	@echo "Making the environment in .venv …"
	@$(PYTHON) -m venv .venv
