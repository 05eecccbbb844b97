import ClusterModel
import Facts
import Testing

@testable import Collectors

@Suite struct RateFactTests {
    private func rates(_ earlier: String, _ later: String, _ window: Duration = .milliseconds(500)) -> [String] {
        RateFact.between(InfoText(earlier), InfoText(later), node: "h:1", window: window)
            .map { "\($0.name) +\(Int($0.difference)) \(Int($0.perSecond))/s" }
    }

    @Test("counters and errors by their difference")
    func differences() {
        #expect(
            rates(
                "run_id:a\nevicted_keys:10\nused_memory:5\nerrorstat_MOVED:count=7\n",
                "run_id:a\nevicted_keys:30\nused_memory:9\nerrorstat_MOVED:count=8\nerrorstat_ASK:count=2\n"
            ) == ["evicted_keys +20 40/s", "errorstat_MOVED +1 2/s", "errorstat_ASK +2 4/s"]
        )
    }

    @Test("an extract without the run id is of the same run")
    func extract() {
        #expect(rates("run_id:a\nevicted_keys:1\n", "evicted_keys:2\n") == ["evicted_keys +1 2/s"])
    }

    @Test("nothing after a restart, a reset or within a moment")
    func unknown() {
        #expect(rates("run_id:a\nevicted_keys:1\n", "run_id:b\nevicted_keys:2\n").isEmpty)
        #expect(rates("evicted_keys:5\n", "evicted_keys:2\n").isEmpty)
        #expect(rates("evicted_keys:1\n", "evicted_keys:2\n", .milliseconds(1)).isEmpty)
        #expect(rates("used_memory:1\n", "evicted_keys:2\n").isEmpty)
    }
}
