import Foundation
import Lab
import TestSupport

/// One thing to try on a cluster of its own.
enum Trial: Sendable {
    case fault(any LabFault)
    case repair(any LabFault, RepairClass)
    case state(OddState)
    /// A fresh cluster of a certain server.
    case fresh(name: String, server: String)

    static func all(servers: String?) -> [Trial] {
        let faults = LabFaults.all.map(Trial.fault)
        let states = OddStates.all.map(Trial.state)
        let names = servers.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
        let fresh = names.sorted().compactMap { name -> Trial? in
            let path = "\(servers ?? "")/\(name)/server"
            return FileManager.default.isExecutableFile(atPath: path)
                ? .fresh(name: "fresh-\(name)", server: path) : nil
        }
        return faults + states + fresh
    }

    /// Every fault that can be repaired without a file edited or a process started.
    static let repairs = LabFaults.all.compactMap { fault in
        RepairClass(of: fault.name).map { Trial.repair(fault, $0) }
    }

    var name: String {
        switch self {
        case .fault(let fault), .repair(let fault, _): fault.name
        case .state(let state): state.name
        case .fresh(let name, _): name
        }
    }

    var settles: Double {
        switch self {
        case .fault(let fault), .repair(let fault, _): fault.settles
        case .state, .fresh: 0
        }
    }

    /// What a minute is best spent on.
    static let shortSet: Set<String> = [
        "masterauth-missing", "other-password", "replica-down", "node-frozen", "slot-owner-dropped", "slot-migrating",
        "ghost-node", "announce-bus-port-wrong", "oom-noeviction", "functions-drift", "failover-disabled",
        "just-formed", "failover-in-progress", "reshard-running",
    ]

    /// Tries it within a bound; whatever happens, the cluster is gone afterwards.
    func run(_ settings: StageSettings) async throws -> BenchResults {
        switch self {
        case .fault(let fault):
            return BenchResults(faults: [await FaultTrial.run(fault, settings)])
        case .repair(let fault, let grade):
            return BenchResults(repairs: [await RepairTrial.run(fault, grade, settings)])
        case .state(let state):
            return BenchResults(states: [await StateTrial.run(state, settings)])
        case .fresh(let name, let server):
            var settings = settings
            settings.server = server
            let state = OddState(name, "a fresh cluster of this server, scanned at once and after some seconds") { _ in
                try await Task.sleep(for: .seconds(5))
                return nil
            }
            return BenchResults(states: [await StateTrial.run(state, settings)])
        }
    }
}

/// Runs the body, or throws when it takes too long.
func within<Result: Sendable>(
    _ limit: Duration,
    _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(for: limit)
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let result = first else {
            throw TestFailure("not done within \(limit)")
        }
        return result
    }
}
