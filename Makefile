# Everything a newcomer needs: `make demo` and `make test`. They want Python 3.11 or newer, and make.

PORT ?= 8000
HOST ?= 127.0.0.1
DATA_DIR ?= data
SITE_URL ?= http://localhost:$(PORT)
PYTEST_ARGS ?= -n auto --dist loadfile

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
INSTALLATION := env DATA_DIR="$(DATA_DIR)" SITE_URL="$(SITE_URL)"
# Checks touch no data and need no real secret.
CHECKS := env SECRET_KEY=only-for-checks DATA_DIR=.venv/checks
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
STATIC_SOURCES := $(shell find factcheck claims sources -path '*/static/*' -type f)
TEMPLATES := $(shell find factcheck claims sources -name '*.html')

.DEFAULT_GOAL := help
.PHONY: help install demo demo-reset serve prepare test check format schema
.DELETE_ON_ERROR:

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-12s %s\n", $$1, $$2}'
	@echo "PORT, HOST and DATA_DIR can be set: make demo PORT=9000 DATA_DIR=/srv/factcheck"

install: .venv/.runtime ## make .venv with the pinned packages

# The servers are exec'ed, so that a signal sent to make reaches them and not a shell in between.
demo: prepare ## run the workbench with demo articles, people and verdicts
	@$(INSTALLATION) $(MANAGE) load_seeds
	@exec $(INSTALLATION) $(MANAGE) serve --demo --host "$(HOST)" --port "$(PORT)"

demo-reset: .venv/.runtime ## delete the data in DATA_DIR and load the demo afresh
	@$(INSTALLATION) $(MANAGE) delete_data --yes
	@$(MAKE) --no-print-directory prepare
	@$(INSTALLATION) $(MANAGE) load_seeds

serve: prepare ## run the workbench as it is
	@exec $(INSTALLATION) $(MANAGE) serve --host "$(HOST)" --port "$(PORT)"

prepare: staticfiles/staticfiles.json
	@{ mkdir -p "$(DATA_DIR)" && test -w "$(DATA_DIR)"; } 2>/dev/null || \
	  { echo "DATA_DIR $(DATA_DIR) cannot be written to. Name another: make demo DATA_DIR=…" >&2; exit 1; }
	@umask 077 && $(INSTALLATION) $(MANAGE) migrate --verbosity 0

test: .venv/.dev ## run the test suite
	env -u DATA_DIR -u SITE_URL $(BIN)/python -m pytest -q $(PYTEST_ARGS)

check: .venv/.dev ## lint, types, contracts, migrations, schema, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(CHECKS) $(BIN)/mypy
	$(BIN)/lint-imports
	$(CHECKS) $(MANAGE) makemigrations --check --dry-run
	$(CHECKS) $(MANAGE) spectacular --validate --fail-on-warn --file .venv/checks/openapi.yaml
	diff -u docs/openapi.yaml .venv/checks/openapi.yaml || { echo "The API changed: run 'make schema'."; exit 1; }
	if docker compose version >/dev/null 2>&1; then docker compose config --quiet; fi
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)

format: .venv/.dev ## put code and templates into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	-$(BIN)/djade --target-version 5.2 $(TEMPLATES)

schema: .venv/.dev ## write docs/openapi.yaml anew
	$(CHECKS) $(MANAGE) spectacular --validate --fail-on-warn --file docs/openapi.yaml

staticfiles/staticfiles.json: .venv/.runtime $(STATIC_SOURCES)
	@$(CHECKS) $(MANAGE) collectstatic --noinput --verbosity 0

.venv/.runtime: requirements/runtime.txt | $(BIN)/python
	@echo "Installing the pinned packages …"
	@$(PIP) -r requirements/runtime.txt
	@mkdir -p .venv/checks && touch $@

.venv/.dev: requirements/dev.txt | .venv/.runtime
	@echo "Installing the pinned development packages …"
	@$(PIP) -r requirements/dev.txt
	@touch $@

$(BIN)/python:
	@for candidate in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
	  if command -v "$$candidate" >/dev/null 2>&1 && \
	     "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found="$$candidate"; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Python 3.11 or newer is needed and was not found. Name one: make PYTHON=/path/to/python3.12 …" >&2; exit 1; \
	fi; \
	"$$found" -m venv .venv || { rm -rf .venv; \
	  echo "$$found cannot make a virtual environment (Debian, Ubuntu: apt install python3-venv)." >&2; exit 1; }
