import Foundation

/// All that was tried, in the order of the catalogue.
struct BenchResults: Codable, Sendable {
    var faults: [FaultTrial] = []
    var states: [StateTrial] = []
    /// nil in results of runs that tried none.
    var repairs: [RepairTrial]?

    mutating func merge(_ other: BenchResults) {
        for fault in other.faults {
            faults.removeAll { $0.name == fault.name }
            faults.append(fault)
        }
        for state in other.states {
            states.removeAll { $0.name == state.name }
            states.append(state)
        }
        guard let others = other.repairs else { return }
        repairs = (repairs ?? []).filter { own in !others.contains { $0.name == own.name } } + others
    }

    func repair(of fault: String) -> RepairTrial? { repairs?.first { $0.name == fault } }

    /// Nothing failed to be tried.
    var isComplete: Bool {
        faults.allSatisfy { $0.failure == nil } && states.allSatisfy { $0.failure == nil }
            && (repairs ?? []).allSatisfy { $0.failure == nil }
    }

    /// Faults that could be injected here and whose rule this rcdoctor has.
    var judged: [FaultTrial] { faults.filter { $0.failure == nil && $0.isKnown } }

    var isGood: Bool {
        judged.allSatisfy(\.isFound) && states.allSatisfy(\.isSilent)
            && (repairs ?? []).allSatisfy { $0.failure == nil && $0.outcome != .failed }
    }
}

/// Results of single trials as files, so that a long benchmark can be run in slices.
struct ResultFolder {
    private let path: String

    init(_ path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func read() throws -> BenchResults {
        var all = BenchResults()
        for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() where name.hasSuffix(".json") {
            guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else { continue }
            all.merge(try JSONDecoder().decode(BenchResults.self, from: data))
        }
        return all
    }

    func write(_ results: BenchResults) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        for fault in results.faults {
            try encoder.encode(BenchResults(faults: [fault])).write(
                to: URL(fileURLWithPath: "\(path)/\(fault.name).json")
            )
        }
        for repair in results.repairs ?? [] {
            try encoder.encode(BenchResults(repairs: [repair])).write(
                to: URL(fileURLWithPath: "\(path)/repair-of-\(repair.name).json")
            )
        }
        for state in results.states {
            try encoder.encode(BenchResults(states: [state])).write(
                to: URL(fileURLWithPath: "\(path)/\(state.name).json")
            )
        }
    }
}
