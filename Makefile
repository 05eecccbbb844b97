# rcdoctor: every target works from a fresh clone; `make demo` is the quickest look.

SWIFT_FOLDERS = Package.swift Plugins Sources Tests Benchmarks

.PHONY: build demo test test-full bench faults format lint clean

build:
	.ci/install
	swift build

demo:
	.ci/demo

test: lint
	.ci/install
	.ci/servers
	swift build --build-tests
	swift test --skip-build
	"$$(swift build --show-bin-path)/rcdoctor" rules check rules

# What takes longer: every fault of the lab, every odd state, a fresh cluster of every server.
test-full: test faults

# Ratios against redis-cli in the same run, in a release build.
bench:
	.ci/bench

# Every fault of the lab, injected into a fresh cluster, beside what redis-cli says, as a Markdown table; it goes into
# README.md too. FAULTS="--short", "--only NAME", "--slow", "--jobs 2", "--output FILE" and the like choose.
faults:
	.ci/faults --readme README.md $(FAULTS)

format:
	swift format --in-place --recursive $(SWIFT_FOLDERS)

lint:
	swift format lint --strict --recursive $(SWIFT_FOLDERS)

clean:
	swift package clean
