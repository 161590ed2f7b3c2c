# Everything that a person or CI types. `make demo` and `make test` need nothing but Swift and a Debian-like system.
SWIFT ?= swift
PREFIX ?= /usr/local
CASE ?= inventories/les-tilleuls
DATE ?= 2026-11-22
REPORT = .build/demo

.PHONY: all demo build test test-interop lint format bench docs knowledge prepare install clean

all: build

## demo: installs what is missing, builds, audits the example association, says where the report is
demo: build
	@.build/release/draille audit $(CASE) --date $(DATE) --output $(REPORT)/$(DATE)

## build: leaves .build/release/draille
build: prepare
	$(SWIFT) build -c release --product draille --static-swift-stdlib

## test: the whole test suite
test: prepare
	$(SWIFT) test

## test-interop: the report and the files in the hands of other people's programs
test-interop: build
	scripts/interop.sh

## lint: formatting and style
lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

## format: rewrites the sources in our style
format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

## bench: time and memory, as ratios to xmllint on the same bytes
bench: build
	BENCH_DRAILLE=$(CURDIR)/.build/release/draille Benchmarks/run.sh

## docs: rewrites the pages that are generated
docs: prepare
	UPDATE_SNAPSHOTS=1 $(SWIFT) test --filter 'WordsTests|ErrorsPageTests|CriteriaPagesTests|CataloguePagesTests'

## knowledge: lists the files of Knowledge/ that the binary embeds; after adding or removing one
knowledge:
	scripts/embed-knowledge.sh

## prepare: libxml2 for the linker, when it is missing
prepare:
	@scripts/prepare.sh

install: build
	install -D -m 755 .build/release/draille $(DESTDIR)$(PREFIX)/bin/draille

clean:
	rm -rf .build
