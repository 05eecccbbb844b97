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

# The same today; slow suites and other server versions will be added here, never to `test`.
test-full: test

# Ratios against redis-cli, and of captures against tcpdump and tshark, in the same run, in a release build.
bench:
	.ci/bench
	.ci/bench-capture

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
