# rcdoctor: every target works from a fresh clone; `make demo` is the quickest look.

SWIFT_FOLDERS = Package.swift Plugins Sources Tests Benchmarks

# Suites that watch the clock on sockets; the rules' own tests would keep both cores from them.
TIMED = ^(ServerConnectionTests|LabTests)\.|ConnectionPoolTests|HostileRuleTests|HostileNodeTests|ExtremeNumberTests|EscapeTests|SignalTests

# Tests that run at the same time, of these and of the others: servers, programs and deadlines share two cores.
TIMED_WIDTH = 4
WIDTH = 8

PREFIX = /usr/local

.PHONY: build share demo test test-full golden chaos fuzz scale bench faults repairs hostile asan tsan dist install try-deb format \
	lint clean

build:
	.ci/install
	swift build

# The manual page and the completions of the shells, from the same source as the help texts.
share: build
	mkdir -p .build/share
	for shell in bash zsh fish; do \
		"$$(swift build --show-bin-path)/rcdoctor" --generate-completion-script $$shell > .build/share/rcdoctor.$$shell; \
	done
	"$$(swift build --show-bin-path)/rcdoctor" manual > .build/share/rcdoctor.1

demo:
	.ci/demo

# One stripped release program with the Swift runtime inside, and a Debian package, in .build/dist.
dist:
	.ci/dist

# The package on a bare Debian 12 and a bare Ubuntu 24.04, with the demo; needs root and debootstrap.
try-deb: dist
	.ci/try-deb
	.ci/try-deb noble

# Program, completions and manual page below $(DESTDIR)$(PREFIX). `make dist` first, as yourself, where this runs as root.
install:
	test -x .build/dist/rcdoctor || .ci/dist
	.ci/install-program .build/dist "$(DESTDIR)" "$(PREFIX)"

test: lint
	.ci/install
	.ci/servers
	swift build --build-tests
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=$(TIMED_WIDTH) swift test --skip-build --filter '$(TIMED)'
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=$(WIDTH) swift test --skip-build --skip '$(TIMED)'
	"$$(swift build --show-bin-path)/rcdoctor" rules check rules
	"$$(swift build --show-bin-path)/rcdoctor" rules docs --check rules

# All that is too slow for every change: the tests of the rules are tested (each condition of a query is taken out in
# turn, and those that no test misses are printed), the parsers run under libFuzzer, a minute each, up to 1000 nodes are
# scanned, every fault of the lab is injected, every odd state and a fresh cluster of every server beside them, and the
# doctor is killed two hundred times in the middle of its repairs; then the suites under two sanitizers, and the package on
# bare machines.
test-full: test fuzz scale faults repairs chaos hostile asan tsan try-deb
	"$$(swift build --show-bin-path)/rcdoctor" rules mutate rules --at-most 16

# The expected outputs below fixtures/golden, written anew; look at what git diff says about them.
golden:
	swift build --build-tests
	RCDOCTOR_UPDATE_GOLDEN=1 swift test --skip-build --filter Golden

# The doctor is killed in the middle of its repairs, before and after every step of every procedure; nodes are frozen and
# crashed meanwhile.
chaos:
	RCDOCTOR_TEST_CHAOS=10 swift test --skip-build --filter FixChaos

# Every parser under libFuzzer and the address sanitizer; FUZZ_SECONDS for each.
fuzz:
	.ci/fuzz $(or $(FUZZ_SECONDS),60)

# Floods of nodes' answers that take long: a million lines, a hundred thousand of everything.
hostile:
	RCDOCTOR_TEST_HOSTILE=1 swift test --skip-build --filter HostileNodeTests

# The suites under a sanitizer, in builds of their own.
asan:
	.ci/sanitize address

tsan:
	.ci/sanitize thread

# Time and peak memory of scans of simulated clusters: 10, 100 and 1000 nodes, 400 MB at most.
scale:
	swift build
	"$$(swift build --show-bin-path)/Simulator" measure --rcdoctor "$$(swift build --show-bin-path)/rcdoctor"

# Ratios against redis-cli, and of captures against tcpdump and tshark, in the same run, in a release build.
bench:
	.ci/bench
	.ci/bench-hundred
	.ci/bench-capture
	.ci/bench-slots

# Every fault of the lab, injected into a fresh cluster, beside what redis-cli says, as a Markdown table; it goes into
# README.md too. FAULTS="--short", "--only NAME", "--slow", "--jobs 2", "--output FILE" and the like choose.
faults:
	.ci/faults --readme README.md $(FAULTS)

# Every fault that can be repaired online, repaired, and proved without our rules, beside redis-cli --cluster fix on a
# cluster that was broken in the same way; the table goes into README.md too. About a minute each; FAULTS chooses here as
# well, "--no-rival" leaves the other one out.
repairs:
	.ci/faults --repair --readme README.md $(FAULTS)

format:
	swift format --in-place --recursive $(SWIFT_FOLDERS)

lint:
	swift format lint --strict --recursive $(SWIFT_FOLDERS)

clean:
	swift package clean
