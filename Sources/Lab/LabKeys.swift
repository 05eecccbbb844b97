import ClusterModel
import RESP

/// Numbered keys in the lab, to prove that no repair loses any.
package struct LabKeys: Sendable {
    /// What became of them.
    package struct Tally: Sendable, Equatable {
        package var good = 0
        /// How many failed for which reason.
        package var failures: [String: Int] = [:]
    }

    private let cluster: LabCluster

    package init(_ cluster: LabCluster) { self.cluster = cluster }

    /// Writes `lab:1` to `lab:N`, each at the owner of its slot.
    package func write(_ count: Int) async throws -> Tally {
        try await send(count, command: { RESPCommand("SET", .text(key($0)), .text(value($0))) }) { _, reply in
            reply.isOK ? nil : reply.error?.code ?? "no OK"
        }
    }

    /// Reads them back and compares.
    package func verify(_ count: Int) async throws -> Tally {
        try await send(count, command: { RESPCommand("GET", .text(key($0))) }) { number, reply in
            if let error = reply.error { return error.code }
            return reply.isNull ? "missing" : reply.string == value(number) ? nil : "other value"
        }
    }

    private func key(_ number: Int) -> String { "lab:\(number)" }
    private func value(_ number: Int) -> String { "value-\(number)" }

    /// One batch per owner; `fault` says what is wrong with a reply.
    private func send(
        _ count: Int,
        command: (Int) -> RESPCommand,
        fault: (Int, RESPValue) -> String?
    ) async throws -> Tally {
        var tally = Tally()
        guard count > 0 else { return tally }
        let owned = Dictionary(grouping: 1...count) { cluster.owner(of: HashSlot.of(key: key($0)))?.port }
        for (port, numbers) in owned {
            guard let port else {
                tally.failures["no owner of the slot", default: 0] += numbers.count
                continue
            }
            let replies = try await cluster.lab.send(numbers.map(command), to: port)
            for (number, reply) in zip(numbers, replies) {
                if let fault = fault(number, reply) {
                    tally.failures[fault, default: 0] += 1
                } else {
                    tally.good += 1
                }
            }
        }
        return tally
    }
}
