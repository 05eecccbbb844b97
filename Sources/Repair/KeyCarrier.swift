import ClusterModel
import RESP

/// Moves the keys of open slots with MIGRATE, in batches bounded by count and bytes; a big key goes alone.
///
/// MIGRATE blocks the source while it runs, so the bounds are what a client may have to wait. Names of keys are user
/// data and stand in no message.
struct KeyCarrier {
    /// Keys asked for at once, for each slot.
    static let listed = 1_000
    static let batchKeys = 100
    static let batchBytes = 256 << 10
    static let bigBytes = 1 << 20

    let surgeon: Operator
    let move: SlotMove

    private var source: String { move.source.node }
    private var target: String { move.target.node }

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
            known = nil
            let lists = survey.lists
            guard lists != previous else {
                throw RepairFailure("\(source) keeps keys that it says it has moved to \(target); nothing is lost")
            }
            previous = lists
            var batches: [KeyBatch] = []
            var open: [Int] = []
            for (index, slot) in left.enumerated() {
                let fresh = zip(lists[index], survey.sizes[index]).filter { !conflicts.contains($0.0) }
                if fresh.isEmpty { continue }
                open.append(slot)
                batches += KeyBatch.cut(fresh.map(\.0), fresh.map(\.1))
            }
            for group in KeyBatch.groups(batches) { conflicts.formUnion(try await send(group, login)) }
            moved += batches.reduce(0) { $0 + $1.keys.count }
            left = open
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

    /// - Returns: keys that both sides have, with different values.
    private func send(
        _ batches: [KeyBatch],
        _ login: [RESPCommand.Argument]
    ) async throws(RepairFailure) -> Set<[UInt8]> {
        let wait = batches.reduce(Duration.seconds(10)) { $0 + .milliseconds($1.timeout) }
        let replies = try await surgeon.sendAll(
            batches.map { migrate($0, login) },
            to: source,
            within: wait
        )
        var conflicts: Set<[UInt8]> = []
        for (batch, reply) in zip(batches, replies) {
            guard let error = reply.error else { continue }
            guard batch.keys.count == 1 else {
                // Some of them have gone over; each by itself tells which one it is.
                for key in batch.keys {
                    conflicts.formUnion(try await send([KeyBatch(keys: [key], bytes: batch.bytes)], login))
                }
                continue
            }
            if try await isConflict(batch, error, login) { conflicts.formUnion(batch.keys) }
        }
        return conflicts
    }

    private func migrate(_ batch: KeyBatch, _ login: [RESPCommand.Argument], replace: Bool = false) -> RESPCommand {
        var words: [RESPCommand.Argument] = [
            .text(move.target.host), .number(move.target.port), "", "0", .number(batch.timeout),
        ]
        if replace { words.append("REPLACE") }
        return RESPCommand("MIGRATE", arguments: words + login + ["KEYS"] + batch.keys.map { .bytes($0) })
    }

    /// What one key's refusal means: false if it was settled, true if both sides hold different values.
    private func isConflict(
        _ batch: KeyBatch,
        _ error: RESPErrorReply,
        _ login: [RESPCommand.Argument]
    ) async throws(RepairFailure) -> Bool {
        if error.code == "IOERR", batch.attempts < 3 {
            var again = batch
            again.attempts += 1
            return try await !send([again], login).isEmpty
        }
        guard error.description.contains("BUSYKEY"), let key = batch.keys.first else {
            throw RepairFailure(
                "\(source) could not move a key to \(target): \(error). Slots that stand open now are finished by the "
                    + "next rcdoctor fix, or by --resume"
            )
        }
        let (here, there) = (try await dump(key, at: source), try await dump(key, at: target))
        if here.isNull { return false }
        guard here == there else { return true }
        switch move.kind {
        case .slots:
            // Clients are served by the source as long as it has the key, so its copy is the one that counts.
            let reply = try await surgeon.send(
                migrate(batch, login, replace: true),
                to: source,
                within: .milliseconds(batch.timeout) + .seconds(10)
            )
            if let error = reply.error { throw RepairFailure("\(source) could not move a key to \(target): \(error)") }
        case .keys:
            // The owner's copy counts, and may change at any time; the equal one here is dropped.
            let replies = try await surgeon.sendAll(
                [RESPCommand("ASKING"), RESPCommand("DEL", .bytes(key))],
                to: source
            )
            if let error = replies.last?.error {
                throw RepairFailure("\(source) could not drop an equal copy: \(error)")
            }
        }
        return false
    }

    /// The value as one piece of bytes, null if there is none.
    ///
    /// ASKING, since one of the two sides does not own the slot.
    private func dump(_ key: [UInt8], at node: String) async throws(RepairFailure) -> RESPValue {
        let commands = [RESPCommand("ASKING"), RESPCommand("DUMP", .bytes(key))]
        let reply = try await surgeon.sendAll(commands, to: node, within: .seconds(60)).last ?? .null
        if let error = reply.error { throw RepairFailure("\(node) does not show a key that both sides hold: \(error)") }
        return reply
    }

    private func conflict(_ keys: Set<[UInt8]>) -> RepairFailure {
        let slots = Set(keys.map { HashSlot.of(key: $0) }).sorted().prefix(3).map(String.init).joined(separator: ", ")
        return RepairFailure(
            "\(source) and \(target) both hold \(keys.count) keys with different values, in slots \(slots). Neither copy was "
                + "touched; all others were moved. Compare them (CLUSTER GETKEYSINSLOT, DUMP), delete the one that does "
                + "not count, and run rcdoctor fix again"
        )
    }
}
