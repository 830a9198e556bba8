# adoption-report: `make help` lists the targets. Everything is built in release mode, so that one build serves all of them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# The C libraries that Package.swift names: pkg-config's names, and Debian's packages.
LIBRARIES := libxml-2.0 libcrypto libcurl libxxhash sqlite3
PACKAGES := pkg-config libxml2-dev libssl-dev libcurl4-openssl-dev libxxhash-dev libsqlite3-dev

RELEASE := -c release
TESTS := swift test $(RELEASE) --disable-testable-imports --disable-xctest
FORMATTED := Package.swift Sources Tests Benchmarks
# Where make install puts things, below DESTDIR, and the program for it: with Swift's runtime in it.
PREFIX := /usr/local
DESTDIR :=
INSTALLED := .build/installed
PROGRAM := $(INSTALLED)/release/adoption-report
MANUAL := $(INSTALLED)/release/generate-manual
VERSION := $(shell sed -n 's/^let programVersion = "\(.*\)"/\1/p' Sources/adoption-report/AdoptionReport.swift)
PYTHON := $(or $(ADOPTION_PYTHON),python3)

.PHONY: help deps build report test torture check install package package-check bench bench-build bench-check format golden clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-13s %s\n", $$1, $$2 }'

deps: ## install the system libraries that are missing (Debian packages); does nothing where all are there
	@if ! command -v swift >/dev/null; then \
	  echo 'deps: Swift 6.2 or newer is missing: https://www.swift.org/install/linux/' >&2; exit 1; fi
	@if ! pkg-config --exists $(LIBRARIES) 2>/dev/null; then \
	  echo 'deps: installing $(PACKAGES)'; \
	  if ! command -v apt-get >/dev/null; then \
	    echo 'deps: there is no apt-get here; install pkg-config and the development files of:' >&2; \
	    echo '      $(LIBRARIES)' >&2; exit 1; fi; \
	  if [ "$$(id -u)" = 0 ]; then as_root='env'; else as_root='sudo env'; fi; \
	  $$as_root apt-get update -q; \
	  $$as_root DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $(PACKAGES); fi

build: deps ## build the program: .build/release/adoption-report
	swift build $(RELEASE) --product adoption-report

report: build ## run the example portfolio and name the page to open
	.build/release/adoption-report run --exports Examples/fabrikam --night 2026-11-01 --output Output
	@echo "open file://$(CURDIR)/Output/latest/portfolio.html"

test: deps ## run all tests, and list those that were skipped and why
	@mkdir -p .build
	$(TESTS) 2>&1 | tee .build/tests.log
	@grep -aE '(Test|Suite) .* skipped(:|\.)' .build/tests.log || echo 'no test was skipped'

torture: deps ## kill, stop, starve and unplug nights at every point: the long form of what make test does once; root for power failures
	ADOPTION_TORTURE=long $(TESTS) --filter 'AcceptanceTests.(KillTests|MailKillTests|FaultTests|DurabilityTests|PowerLossTests|StoppedNightTests)'

check: deps ## everything else that must hold: format, declared dependencies, the house's own rules
	swift format lint --strict --recursive $(FORMATTED)
	swift build $(RELEASE) --product adoption-report --explicit-target-dependency-import-check error
	$(TESTS) --filter ArchitectureTests

# Built only where sources are newer, so that root may install what somebody else has built.
$(PROGRAM): Package.swift $(shell find Sources -type f)
	@$(MAKE) deps
	swift build $(RELEASE) --static-swift-stdlib --scratch-path $(INSTALLED) --product generate-manual
	swift build $(RELEASE) --static-swift-stdlib --scratch-path $(INSTALLED) --product adoption-report
	@touch $@

install: $(PROGRAM) ## install program, templates, manual, completions and examples: PREFIX=/usr/local DESTDIR=
	Packaging/install.sh $(PROGRAM) $(MANUAL) '$(DESTDIR)' '$(PREFIX)'

package: $(PROGRAM) ## make a Debian package below .build/package
	Packaging/package.sh $(PROGRAM) $(MANUAL) $(VERSION) .build/package

package-check: package ## install the package on a bare Debian and run the example there; needs root and debootstrap
	Packaging/check.sh .build/package/adoption-report_$(VERSION)_*.deb

bench-build: $(PROGRAM) # the program as make install has it, and the package that measures it
	swift build $(RELEASE) --static-swift-stdlib --package-path Benchmarks --scratch-path .build/benchmarks/package

bench: bench-build ## measure against DuckDB and Polars: SIZES='S M L' ROUNDS=5; RECORD=1 writes docs/performance.md
	python3 Benchmarks/bench.py $(if $(SIZES),--sizes $(SIZES)) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(RECORD),--record)

bench-check: bench-build ## hold peak memory and instructions at S against the thresholds; RECORD=1 records them and fails
	$(PYTHON) Benchmarks/check.py $(if $(RECORD),--record)

format: ## format the sources
	swift format --in-place --recursive $(FORMATTED)

golden: deps ## record the expected output anew; fails by design, so that nobody takes it for a test
	-RECORD_GOLDENS=1 $(TESTS)
	@echo 'golden: recorded; read the change with git diff, then run make test' >&2; exit 1

clean: ## remove what was built; Output stays
	swift package clean
