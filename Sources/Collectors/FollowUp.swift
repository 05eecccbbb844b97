import ClusterModel
import Facts
import RESP
import ServerConnection

/// Questions that only some clusters give rise to: keys in slots that are open or nobody's, and whether the password
/// that a replica holds really opens its master.
struct FollowUp {
    let access: ClusterAccess
    let pool: ConnectionPool
    let deadline: ContinuousClock.Instant

    func complete(_ sample: inout LiveSample) async {
        let rehearsals = LoginRehearsal.needed(in: sample)
        let addresses = AddressProbe.needed(in: sample)
        async let probes = withTaskGroup(of: ProbeFact.self) { group in
            for rehearsal in rehearsals {
                group.addTask { await inTurn { await rehearsal.run(access, until: $0) } }
            }
            for address in addresses { group.addTask { await inTurn { await address.run(access, until: $0) } } }
            return await group.reduce(into: []) { $0.append($1) }
                .sorted { ($0.kind, $0.origin ?? "", $0.target) < ($1.kind, $1.origin ?? "", $1.target) }
        }
        let counts = await KeyCounting(pool: pool, deadline: deadline).count(sample)
        (sample.slotKeys, sample.censuses, sample.uncounted) = (counts.slotKeys, counts.censuses, counts.uncounted)
        sample.rates = await rates(sample)
        sample.probes += await probes
    }

    /// Waits for a place, and gives the time that is left then.
    private func inTurn(_ probe: (ContinuousClock.Instant) async -> ProbeFact) async -> ProbeFact {
        let hasWaited = await pool.enter()
        let fact = await probe(hasWaited ? max(deadline, .now + .seconds(1)) : deadline)
        await pool.leave()
        return fact
    }

    /// The counters of each node once more: what rises within milliseconds is what goes on now.
    private func rates(_ sample: LiveSample) async -> [RateFact] {
        await withTaskGroup(of: [RateFact].self) { group in
            for node in sample.nodes where node.state == .answered {
                guard let info = node.info, let start = node.answeredAt else { continue }
                group.addTask {
                    let commands = ["stats", "errorstats", "cpu"].map { RESPCommand("INFO", .text($0)) }
                    let answers = await pool.with(node.endpoint, until: deadline) { connection in
                        try? await connection.send(commands, deadline: deadline)
                    }
                    guard let replies = answers ?? nil else { return [] }
                    let later = InfoText(replies.compactMap(\.string).joined(separator: "\n"))
                    return RateFact.between(info, later, node: node.name, window: ContinuousClock.now - start)
                }
            }
            return await group.reduce(into: []) { $0 += $1 }.sorted { ($0.node, $0.name) < ($1.node, $1.name) }
        }
    }
}
