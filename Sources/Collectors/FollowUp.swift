import ClusterModel
import Facts
import RESP
import ServerConnection

/// Questions that only some clusters give rise to: keys in slots that are open or nobody's, and whether the password
/// that a replica holds really opens its master.
struct FollowUp {
    /// More slots than this are not counted: a cluster that lost thousands needs no proof by keys.
    static let slotLimit = 4096

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
        let doubtful = await countKeys(in: sample.doubtfulSlots, sample)
        let (censuses, strays) = await census(sample)
        let counted = Set(doubtful.map { SlotAtNode($0) })
        sample.slotKeys = doubtful + strays.filter { !counted.contains(SlotAtNode($0)) }
        sample.censuses = censuses
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

    /// Every master's keys beside those in its own slots.
    private func census(_ sample: LiveSample) async -> (censuses: [KeyCensusFact], strays: [SlotKeysFact]) {
        await withTaskGroup(of: (census: KeyCensusFact, strays: [SlotKeysFact])?.self) { group in
            for node in sample.nodes where node.state == .answered && node.nodes?.myself?.isMaster == true {
                guard let own = node.nodes?.myself else { continue }
                // An empty database has no key anywhere.
                guard node.info?.entries(in: "keyspace").isEmpty == false else { continue }
                group.addTask {
                    await pool.with(node.endpoint, until: deadline) { connection in
                        await KeyCensus(connection: connection, node: node.name, owned: own.slots)
                            .count(until: deadline)
                    } ?? nil
                }
            }
            var result: (censuses: [KeyCensusFact], strays: [SlotKeysFact]) = ([], [])
            for await count in group {
                guard let count else { continue }
                result.censuses.append(count.census)
                result.strays += count.strays
            }
            result.censuses.sort { $0.node < $1.node }
            result.strays.sort { ($0.slot, $0.node) < ($1.slot, $1.node) }
            return result
        }
    }

    private func countKeys(in slots: SlotSet, _ sample: LiveSample) async -> [SlotKeysFact] {
        guard !slots.isEmpty, slots.count <= Self.slotLimit else { return [] }
        let masters = sample.nodes.filter { $0.state == .answered && $0.nodes?.myself?.isMaster == true }
        return await withTaskGroup(of: [SlotKeysFact].self) { group in
            for node in masters {
                group.addTask {
                    await pool.with(node.endpoint, until: deadline) { await count(slots, at: node.name, $0) } ?? []
                }
            }
            return await group.reduce(into: []) { $0 += $1 }.sorted { ($0.slot, $0.node) < ($1.slot, $1.node) }
        }
    }

    private func count(_ slots: SlotSet, at node: String, _ connection: ServerConnection) async -> [SlotKeysFact] {
        let commands = slots.map { RESPCommand("CLUSTER", "COUNTKEYSINSLOT", .number($0)) }
        guard let replies = try? await connection.send(commands, deadline: deadline) else { return [] }
        return zip(slots, replies).compactMap { slot, reply in
            reply.integer.map { SlotKeysFact(node: node, slot: slot, keys: Int($0)) }
        }
    }
}

private struct SlotAtNode: Hashable {
    let slot: Int
    let node: String

    init(_ fact: SlotKeysFact) {
        slot = fact.slot
        node = fact.node
    }
}

extension LiveSample {
    /// Slots that stand open somewhere, that two masters claim, or that nobody owns in any view.
    var doubtfulSlots: SlotSet {
        var owned = SlotSet()
        var open = SlotSet()
        var seen: Set<ObjectIdentifier> = []
        for view in nodes.compactMap(\.nodes) {
            for node in view.nodes where seen.insert(ObjectIdentifier(node.told)).inserted {
                owned.formUnion(node.slots)
            }
            for half in view.myself?.openSlots ?? [] { open.insert(half.slot) }
        }
        open.formUnion(disputedSlots)
        return owned.isEmpty ? open : open.union(SlotSet.all.subtracting(owned))
    }

    /// Slots in the own lines of two masters; none where whole shards are in dispute, as in the middle of a failover.
    private var disputedSlots: SlotSet {
        var claimed = SlotSet()
        var disputed = SlotSet()
        for own in nodes.compactMap({ $0.nodes?.myself }) where own.isMaster {
            disputed.formUnion(claimed.intersection(own.slots))
            claimed.formUnion(own.slots)
        }
        return disputed.count > FollowUp.slotLimit / 4 ? SlotSet() : disputed
    }
}
