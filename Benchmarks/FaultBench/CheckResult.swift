import Foundation
import TestSupport

/// What `redis-cli --cluster check` said about a fault.
struct CheckResult: Codable, Sendable {
    enum Verdict: String, Codable {
        case found
        case passed = "passed as healthy"
        case misnamed
        case hung
        /// It can't be asked about files.
        case notAsked = "not asked"
    }

    var exit: Int?
    /// Its complaints, without colours.
    var complaints: [String] = []

    static let hung = CheckResult()

    init() {}

    init(_ run: ProgramRun) {
        exit = run.exit
        let words = ["[ERR]", "[WARNING]", "Could not connect", "Error"]
        complaints = run.text.split(separator: "\n").map { Self.plain(String($0)) }
            .filter { line in words.contains { line.contains($0) } }
    }

    /// It has four complaints; each is right about some faults and wrong about all others.
    func verdict(on rule: String) -> Verdict {
        guard let exit else { return .hung }
        guard exit != 0 else { return .passed }
        let named = Self.meanings.contains { words, rules in
            rules.contains(rule) && complaints.contains { $0.localizedStandardContains(words) }
        }
        return named ? .found : .misnamed
    }

    private static let uncovered: Set<String> = [
        "slots/slot-uncovered", "topology/shard-down", "topology/master-majority-lost", "slots/partial-coverage-served",
        "topology/failover-blocked-few-voters", "topology/failover-stuck", "topology/replica-too-stale-to-fail-over",
        "clients/clusterdown-errors",
    ]
    private static let open: Set<String> = [
        "slots/slot-open-migrating-only", "slots/slot-open-importing-only", "slots/slot-migration-interrupted",
        "slots/slot-open-to-gone-node", "slots/migrate-busykey", "slots/migrate-before-target-ready",
        "slots/slot-state-on-replica", "slots/migrate-auth", "clients/ask-tryagain-storm",
    ]
    private static let views: Set<String> = [
        "slots/slot-owner-dropped", "slots/slot-view-disagreement", "operations/manual-slot-edit-in-history",
    ]
    private static let meanings: [(words: String, rules: Set<String>)] = [
        ("slots are covered", uncovered), ("open slots", open), ("importing state", open), ("migrating state", open),
        ("agree about configuration", views),
        ("claims to be slave of unknown", ["topology/replica-of-unknown-master"]),
    ]

    private static func plain(_ text: String) -> String {
        text.replacing(/\u{1B}\[[0-9;]*m/, with: "").trimmingPrefix(while: \.isWhitespace).description
    }
}
