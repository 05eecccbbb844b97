import ClusterModel
import RESP

/// Moves the keys of open slots with MIGRATE, in batches bounded by count and bytes; a big key goes alone.
///
/// MIGRATE blocks the source while it runs, so the bounds are what a client may have to wait. Names of keys are user
/// data and stand in no message.
struct KeyCarrier {
    /// Keys asked for at once, for each slot.
    static let listed = 1_000
    static let batchKeys = 400
    static let batchBytes = 256 << 10
    static let bigBytes = 1 << 20

    let surgeon: Operator
    let move: SlotMove

    var source: String { move.source.node }
    var target: String { move.target.node }

    /// - Parameter known: what is known about the slots already, as far as somebody looked.
    /// - Returns: how many keys were moved.
    func carry(_ slots: [Int], known: KeySurvey? = nil) async throws(RepairFailure) -> Int {
        var known = known
        let login = await surgeon.credentials(for: target)
        var moved = 0
        var left = slots
        var previous: [[[UInt8]]] = []
        var conflicts: Set<[UInt8]> = []
        while !left.isEmpty {
            let survey: KeySurvey
            if let first = known { survey = first } else { survey = try await self.survey(left) }
            // Seen before the slot was open, so that clients may have written since: each is listed once more.
            let isEarly = known != nil
            known = nil
            let lists = survey.lists
            guard isEarly || lists != previous else {
                throw RepairFailure("\(source) keeps keys that it says it has moved to \(target); nothing is lost")
            }
            previous = isEarly ? [] : lists
            var batches: [KeyBatch] = []
            var open: [Int] = []
            for (index, slot) in left.enumerated() {
                let fresh = zip(lists[index], survey.sizes[index]).filter { !conflicts.contains($0.0) }
                if fresh.isEmpty { continue }
                open.append(slot)
                batches += KeyBatch.cut(fresh.map(\.0), fresh.map(\.1))
            }
            conflicts.formUnion(try await send(KeyBatch.groups(batches), login))
            moved += batches.reduce(0) { $0 + $1.keys.count }
            if !isEarly { left = open }
        }
        guard conflicts.isEmpty else { throw conflict(conflicts) }
        return moved
    }

    /// Which keys lie in the slots, up to ``listed`` of each, and how large they are.
    func survey(_ slots: [Int], lane: Operator.Lane = .main) async throws(RepairFailure) -> KeySurvey {
        var survey = KeySurvey()
        survey.lists = try await keys(of: slots, lane)
        // One batch of questions for all slots: what each costs is the way to the node and back.
        var sizes = try await sizes(Array(survey.lists.joined()), lane)[...]
        for list in survey.lists {
            survey.sizes.append(Array(sizes.prefix(list.count)))
            sizes = sizes.dropFirst(list.count)
        }
        return survey
    }

    private func keys(of slots: [Int], _ lane: Operator.Lane) async throws(RepairFailure) -> [[[UInt8]]] {
        let commands = slots.map { RESPCommand("CLUSTER", "GETKEYSINSLOT", .number($0), .number(Self.listed)) }
        var lists: [[[UInt8]]] = []
        for reply in try await surgeon.sendAll(commands, to: source, lane: lane) {
            guard let keys = reply.array?.compactMap(\.bytes) else {
                throw RepairFailure("\(source) does not list its keys: \(reply.error?.description ?? "\(reply)")")
            }
            lists.append(keys)
        }
        return lists
    }

    /// Bytes of each key in memory; nil where the server can't tell (before 4.0) or the key is gone.
    private func sizes(_ keys: [[UInt8]], _ lane: Operator.Lane) async throws(RepairFailure) -> [Int?] {
        if keys.isEmpty { return [] }
        let commands = keys.map { RESPCommand("MEMORY", "USAGE", .bytes($0)) }
        let replies = try await surgeon.sendAll(commands, to: source, lane: lane, within: .seconds(60))
        return replies.map { $0.integer.map(Int.init) }
    }
}
