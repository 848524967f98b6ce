# Kamergraaf: what a person or a machine does with it, one target each.
# `make help` lists them. All that is made stands in target/.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Cargo runs in parallel by itself, and only one cargo works in a folder at a time.
.NOTPARALLEL:

# What can be changed on the command line, as in `make run SERVE=no`:
SERVE ?= yes
BIND ?= 127.0.0.1:7878
STORE ?= $(TARGET)/store
CLIENTS ?= yes
PREFIX ?=
# The LLVM whose libclang RocksDB's build uses, if it has to be installed.
export LLVM ?= 14

TARGET := $(or $(CARGO_TARGET_DIR),target)
CARGO := cargo
LOCKED := --locked
RELEASE := $(TARGET)/release/kamergraaf
DEBUG := $(TARGET)/debug/kamergraaf

# RocksDB's C++ is compiled once, in a folder of its own, so that a build with it
# and a build without it do not undo each other; ccache makes it cheap after `clean`.
ROCKSDB_ENV := CARGO_TARGET_DIR=$(TARGET)/rocksdb
ifneq ($(shell command -v ccache),)
ROCKSDB_ENV += CC="ccache cc" CXX="ccache c++"
endif

# The faster runner where it is installed.
ifneq ($(shell command -v cargo-nextest),)
RUN_TESTS := nextest run $(LOCKED) --no-fail-fast
else
RUN_TESTS := test $(LOCKED) --no-fail-fast
endif

VENV := $(TARGET)/venv
READERS := $(TARGET)/readers
COMUNICA := $(TARGET)/comunica
# What the tests said, kept for the last lines of `make check`.
LOGS := $(TARGET)/logs
SUMMARIES := ^ +Summary |^test result: |^Ran [0-9]+ tests|^# (pass|fail) [0-9]+

.PHONY: help
help: ## show this list
	@echo 'usage: make TARGET [VARIABLE=VALUE]'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo 'variables: SERVE=no BIND=host:port STORE=folder (run), CLIENTS=no (test, check: without foreign programs), PREFIX=folder (install)'

# --- use ---------------------------------------------------------------------

.PHONY: run
run: build ## read the corpus, print who sanctioned whom, serve on BIND (SERVE=no: do not serve)
	@$(RELEASE) build data/corpus --store $(STORE)
	@$(RELEASE) query --store $(STORE) --query-file ontology/queries/sanctions.rq
ifneq ($(SERVE),no)
	@exec $(RELEASE) serve --store $(STORE) --bind $(BIND)
endif

.PHONY: setup
setup: ## install what the build needs, or say what is missing
	@.ci/setup build

# The front end: scripts that make pages easier. Without npm the binary is built without them.
WEB_SOURCES := $(wildcard web/src/*) web/vite.config.js web/package.json web/package-lock.json
.PHONY: web
web: ## build the scripts of the pages with Vite, if npm is there
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory web/dist/editor.js; \
	else echo 'npm is missing: the pages are built without their scripts' >&2; fi

web/node_modules/.package-lock.json: web/package-lock.json
	@npm ci --prefix web --silent --no-audit --no-fund

web/dist/editor.js: web/node_modules/.package-lock.json $(WEB_SOURCES)
	@npm run build --prefix web --silent -- --logLevel error
	@touch $@

.PHONY: build
build: setup web ## compile the release binary
	@$(CARGO) build $(LOCKED) --release

.PHONY: install
install: setup-rocksdb ## install the full binary, RocksDB included (PREFIX=folder: there)
	@$(ROCKSDB_ENV) $(CARGO) install $(LOCKED) --path . --features rocksdb $(if $(PREFIX),--root $(PREFIX))

# --- change ------------------------------------------------------------------

.PHONY: test
test: setup $(if $(filter no,$(CLIENTS)),,test-clients) ## run all tests of the default binary (CLIENTS=no: without foreign clients)
	@mkdir -p $(LOGS)
	@$(CARGO) $(RUN_TESTS) --lib --bins --tests 2>&1 | tee $(LOGS)/test
	@$(CARGO) test $(LOCKED) --doc 2>&1 | tee $(LOGS)/test-doc

.PHONY: test-clients
test-clients: setup $(VENV)/ready $(COMUNICA)/ready ## ask the server with SPARQLWrapper, rdflib, Comunica and curl
	@mkdir -p $(LOGS)
	@$(CARGO) build $(LOCKED)
	@KAMERGRAAF=$(DEBUG) COMUNICA=$(COMUNICA) $(VENV)/bin/python tests/clients/test_sparql.py 2>&1 | tee $(LOGS)/test-clients

.PHONY: test-readers
test-readers: setup $(READERS)/ready ## let foreign readers read what is written: rdflib, raptor, pySHACL, HermiT, DuckDB …
	@mkdir -p $(LOGS)
	@$(CARGO) build $(LOCKED)
	@KAMERGRAAF=$(DEBUG) $(READERS)/bin/python -W ignore::DeprecationWarning -m unittest discover --start-directory tests/readers 2>&1 | tee $(LOGS)/test-readers

# A store whose every label is hostile, which a test writes.
LABELS := $(TARGET)/labels-store
.PHONY: test-web
test-web: setup setup-web web/dist/editor.js ## open the pages in Debian's Chromium; pictures of them in target/screenshots
	@mkdir -p $(LOGS)
	@$(CARGO) build $(LOCKED)
	@KAMERGRAAF_LABELS=$(abspath $(LABELS)) $(CARGO) test $(LOCKED) --quiet --test labels -- --ignored
	@KAMERGRAAF=$(DEBUG) TARGET=$(TARGET) LABELS=$(LABELS) node --test --test-concurrency=1 tests/web/*.test.mjs 2>&1 | tee $(LOGS)/test-web

# What comes before the store is the same code with either engine, and tested by `test`.
ENGINE_TESTS := --lib --test store --test query --test server --test cli

.PHONY: test-rocksdb
test-rocksdb: setup-rocksdb ## run with RocksDB the tests that an engine can change
	@mkdir -p $(LOGS)
	@$(ROCKSDB_ENV) $(CARGO) $(RUN_TESTS) $(ENGINE_TESTS) --features rocksdb 2>&1 | tee $(LOGS)/test-rocksdb

# How many builds `make torture` kills.
KILLS ?= 200
.PHONY: torture
torture: setup ## kill builds and let each of their writes fail (KILLS=200)
	@mkdir -p $(LOGS)
	@KAMERGRAAF_TORTURE=$(KILLS) $(CARGO) test $(LOCKED) --test torture -- --nocapture 2>&1 | tee $(LOGS)/torture

.PHONY: fmt
fmt: ## lay out the code
	@$(CARGO) fmt

.PHONY: lint
lint: setup ## let clippy judge the default code
	@$(CARGO) clippy $(LOCKED) --all-targets -- -D warnings

.PHONY: lint-rocksdb
lint-rocksdb: setup-rocksdb ## let clippy judge the code with RocksDB
	@$(ROCKSDB_ENV) $(CARGO) clippy $(LOCKED) --all-targets --features rocksdb -- -D warnings

.PHONY: doc
doc: setup ## make the documentation; a warning is an error
	@RUSTDOCFLAGS='-D warnings' $(CARGO) doc $(LOCKED) --no-deps

.PHONY: check
check: check-format lint lint-rocksdb doc data test-rocksdb test $(if $(filter no,$(CLIENTS)),,test-readers test-web) ## all that must hold before a change is taken in
	@echo 'check: all of it holds'
	@cd $(LOGS) && grep -HE '$(SUMMARIES)' test-rocksdb test-doc test $(if $(filter no,$(CLIENTS)),,test-clients test-readers test-web)

.PHONY: check-format
check-format:
	@$(CARGO) fmt --check

.PHONY: data
data: setup ## check the tables of data/, count their names and list the ambiguous ones
	@$(CARGO) build $(LOCKED)
	@mkdir -p $(LOGS)
	@$(DEBUG) evaluate --data > $(LOGS)/data
	@grep -E '^texts that name two things' $(LOGS)/data

# --- measure -----------------------------------------------------------------

.PHONY: evaluate
evaluate: build ## score the corpus against the gold; the figures go to tests/scores.csv
	@$(RELEASE) evaluate data/gold/*.json --texts data/corpus --csv tests/scores.csv

.PHONY: peers
peers: build ## measure Debian's frog and this program on the same gold, one after the other
	@.ci/setup peers
	@python3 tests/peers/compare.py $(RELEASE)

# The long form; `make torture-serve MINUTES=2` is shorter.
MINUTES ?= 10
.PHONY: torture-serve
torture-serve: build ## let 64 clients, most of them hostile, ask a server for MINUTES=10
	@$(RELEASE) build data/corpus --store $(TARGET)/torture-store
	@python3 tests/torture/serve.py $(RELEASE) $(TARGET)/torture-store $(MINUTES)

# Oxigraph's own server, compiled once; its command line cannot be had without RocksDB.
OXIGRAPH := $(TARGET)/oxigraph/bin/oxigraph
# With ENGINE=rocksdb the binary that answers must have it: SERVED=path (`make install PREFIX=folder`).
COPIES ?= 60
ENGINE ?= memory
SERVED ?= $(RELEASE)
.PHONY: bench-serve
bench-serve: $(if $(filter file,$(origin SERVED)),build) $(OXIGRAPH) ## ten queries against oxigraph's own server on the same quads (COPIES=60 of the corpus, ENGINE=memory)
	@python3 tests/peers/serve.py $(SERVED) $(OXIGRAPH) $(TARGET)/bench-serve $(COPIES) $(ENGINE)

$(OXIGRAPH): | setup-rocksdb
	@$(ROCKSDB_ENV) $(CARGO) install --locked --no-default-features --root $(TARGET)/oxigraph oxigraph-cli@0.5.13

.PHONY: bench
bench: setup ## measure speed and memory
	@$(CARGO) bench $(LOCKED)

# `make fuzz TARGET=plain SECONDS=600`; what is found beyond the seeds stays in fuzz/target.
FUZZ := $(if $(filter command line,$(origin TARGET)),$(TARGET),plain)
SECONDS ?= 60
.PHONY: fuzz
fuzz: ## feed a reader arbitrary bytes (TARGET=plain SECONDS=60; targets: fuzz/targets)
	@.ci/setup build fuzz
	@mkdir -p fuzz/target/corpus/$(FUZZ)
	@$(CARGO) +nightly fuzz run $(FUZZ) fuzz/target/corpus/$(FUZZ) fuzz/corpus/$(FUZZ) -- \
		-max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=2048

.PHONY: clean
clean: ## remove all that was made
	@$(CARGO) clean

# --- tools -------------------------------------------------------------------

.PHONY: setup-rocksdb
setup-rocksdb: setup
	@.ci/setup rocksdb

.PHONY: setup-web
setup-web:
	@.ci/setup web

# Comunica, for node.
$(COMUNICA)/ready: tests/clients/package.json tests/clients/package-lock.json
	@.ci/setup clients
	@rm -rf $(COMUNICA)
	@mkdir -p $(COMUNICA)
	@cp $^ $(COMUNICA)/
	@npm ci --silent --no-audit --no-fund --ignore-scripts --prefix $(COMUNICA)
	@touch $@

# Python with the clients at the versions that the file names.
$(VENV)/ready: tests/clients/requirements.txt
	@.ci/setup clients
	@rm -rf $(VENV)
	@python3 -m venv $(VENV)
	@$(VENV)/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

# Debian's Python with the readers at the versions that their file names. PyICU, which one of
# them needs and of which there is no wheel, is Debian's.
$(READERS)/ready: tests/readers/requirements.txt
	@.ci/setup readers
	@rm -rf $(READERS)
	@/usr/bin/python3 -m venv --system-site-packages $(READERS)
	@$(READERS)/bin/pip install --quiet --disable-pip-version-check --no-compile --requirement $<
	@touch $@
