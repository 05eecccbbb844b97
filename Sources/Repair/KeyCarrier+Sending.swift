import ClusterModel
import RESP

/// MIGRATE, and what its refusals mean.
extension KeyCarrier {
    /// While one group travels the next one waits at the source already, so that it is never idle.
    ///
    /// - Returns: keys that both sides have, with different values.
    func send(_ groups: [[KeyBatch]], _ login: [RESPCommand.Argument]) async throws(RepairFailure) -> Set<[UInt8]> {
        var conflicts: Set<[UInt8]> = []
        var underWay: Task<Result<Set<[UInt8]>, RepairFailure>, Never>?
        for (index, group) in groups.enumerated() {
            let before = index > 0 ? groups[index - 1] : []
            let next = Task { () -> Result<Set<[UInt8]>, RepairFailure> in
                do throws(RepairFailure) {
                    return .success(try await send(group, login, behind: before))
                } catch {
                    return .failure(error)
                }
            }
            let result = await underWay?.value
            underWay = next
            // Of what was sent the end is waited for, whatever came of the group before.
            if case .failure? = result { _ = await next.value }
            if let result { conflicts.formUnion(try result.get()) }
        }
        if let last = await underWay?.value { conflicts.formUnion(try last.get()) }
        return conflicts
    }

    private func send(
        _ batches: [KeyBatch],
        _ login: [RESPCommand.Argument],
        behind others: [KeyBatch] = []
    ) async throws(RepairFailure) -> Set<[UInt8]> {
        let wait = (others + batches).reduce(Duration.seconds(10)) { $0 + .milliseconds($1.timeout) }
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

    func conflict(_ keys: Set<[UInt8]>) -> RepairFailure {
        let slots = Set(keys.map { HashSlot.of(key: $0) }).sorted().prefix(3).map(String.init).joined(separator: ", ")
        return RepairFailure(
            "\(source) and \(target) both hold \(keys.count) keys with different values, in slots \(slots). Neither copy was "
                + "touched; all others were moved. Compare them (CLUSTER GETKEYSINSLOT, DUMP), delete the one that does "
                + "not count, and run rcdoctor fix again"
        )
    }
}
