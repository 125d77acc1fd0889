# `make report` and `make test` are all that a new machine needs; `make help` lists the rest.

PREFIX ?= /usr/local
OUT ?= reports
SWIFT ?= swift

# On Linux the standard library goes into the binary: it starts in half the time and runs on a
# machine without Swift. macOS has the library in the system. (lld says nothing about functions of
# the standard library that the other linker warns of.)
ifeq ($(shell uname -s),Linux)
RELEASE = -c release --static-swift-stdlib -Xswiftc -use-ld=lld
else
RELEASE = -c release
endif
# What C code says of the file it stands in names no folder of this machine.
RELEASE += -Xcc -ffile-prefix-map=$(CURDIR)=.
BINARY = $$($(SWIFT) build $(RELEASE) --show-bin-path)/linreg-report
SHARE = $(DESTDIR)$(PREFIX)/share

SOURCES = Package.swift Sources Tests Snippets Plugins Fuzzing

.PHONY: help setup build report check install uninstall dist manual test torture format lint bench docs clean

help: ## List what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

setup: ## Install what this machine lacks
	@scripts/setup

build: setup ## Build the command in .build/release
	$(SWIFT) build $(RELEASE) --product linreg-report

report: build ## Set up, build, write the notebook's report into reports/
	$(BINARY) --out $(OUT)

check: build ## Regenerate the committed report elsewhere and compare
	$(BINARY) check --out $(OUT)

install: build ## Install the command, its manual, completions and schemas under PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/bash-completion/completions \
	  $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d $(SHARE)/man/man1 \
	  $(SHARE)/linreg-report
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/linreg-report
	strip $(DESTDIR)$(PREFIX)/bin/linreg-report
	install -m 644 man/linreg-report.1 $(SHARE)/man/man1/
	install -m 644 schemas/*.json LICENSE $(SHARE)/linreg-report/
	$(BINARY) --generate-completion-script bash \
	  >$(SHARE)/bash-completion/completions/linreg-report
	$(BINARY) --generate-completion-script zsh >$(SHARE)/zsh/site-functions/_linreg-report
	$(BINARY) --generate-completion-script fish \
	  >$(SHARE)/fish/vendor_completions.d/linreg-report.fish

uninstall: ## Remove what install put under PREFIX
	rm -rf $(SHARE)/linreg-report
	rm -f $(DESTDIR)$(PREFIX)/bin/linreg-report $(SHARE)/man/man1/linreg-report.1 \
	  $(SHARE)/bash-completion/completions/linreg-report \
	  $(SHARE)/zsh/site-functions/_linreg-report \
	  $(SHARE)/fish/vendor_completions.d/linreg-report.fish

dist: build ## Pack the command and what install puts beside it, for machines without Swift
	scripts/dist

manual: build ## Write the manual page anew
	scripts/manual $(BINARY) >man/linreg-report.1

test: setup ## Set up and run all tests
	$(SWIFT) test --disable-xctest

torture: build ## Do harm to the command and look at what is left; SHORT=1 for a part of it
	scripts/torture/all $(if $(SHORT),--short)

format: ## Format every Swift file
	$(SWIFT) format format --in-place --recursive --parallel $(SOURCES)

lint: ## Check the format of every Swift file
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

bench: build ## Time the whole report beside the same in Python
	Benchmarks/run.sh

docs: setup ## Write the documentation of both libraries into .docc-build
	$(SWIFT) package --allow-writing-to-directory .docc-build generate-documentation \
	  --target Training --target Plotting --target CairoCanvas \
	  --enable-experimental-combined-documentation --output-path .docc-build

clean: ## Remove everything that was built
	rm -rf .build .docc-build .venv
