# rcdoctor: every target works from a fresh clone; `make demo` is the quickest look.

SWIFT_FOLDERS = Package.swift Plugins Sources Tests Benchmarks

.PHONY: build demo test test-full chaos fuzz scale bench faults format lint clean

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

# All that is too slow for every change: the parsers under libFuzzer, a minute each, and scans of up to 1000 nodes, the
# doctor killed two hundred times in the middle of its repairs.
test-full: test fuzz scale chaos

chaos:
	RCDOCTOR_TEST_CHAOS=10 swift test --skip-build --filter FixChaosTests

# Every parser under libFuzzer and the address sanitizer; FUZZ_SECONDS for each.
fuzz:
	.ci/fuzz $(or $(FUZZ_SECONDS),60)

# Time and peak memory of scans of simulated clusters: 10, 100 and 1000 nodes, 400 MB at most.
scale:
	swift build
	"$$(swift build --show-bin-path)/Simulator" measure --rcdoctor "$$(swift build --show-bin-path)/rcdoctor"

# Ratios against redis-cli in the same run, in a release build.
bench:
	.ci/bench
	.ci/bench-slots

# Every fault of the lab, injected into a fresh cluster, beside what redis-cli says; the table is Markdown.
faults:
	.ci/install
	swift build
	"$$(swift build --show-bin-path)/FaultBench" --rcdoctor "$$(swift build --show-bin-path)/rcdoctor"

format:
	swift format --in-place --recursive $(SWIFT_FOLDERS)

lint:
	swift format lint --strict --recursive $(SWIFT_FOLDERS)

clean:
	swift package clean
