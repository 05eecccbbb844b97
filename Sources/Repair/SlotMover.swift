import ClusterModel
import RESP

/// Carries out a ``SlotMove``: SETSLOT, MIGRATE, SETSLOT, a window of slots at a time; or the servers do it (AtomicMove).
///
/// It asks both sides first and does what is left to do, so it can be run again after any interruption. Keys are moved
/// without REPLACE; where both sides have a key, equal copies are made one and different ones are left alone.
struct SlotMover {
    /// Slots that stand open at the same time.
    static let window = 32

    let surgeon: Operator
    let move: SlotMove
    let report: @Sendable (String) -> Void

    var source: String { move.source.node }
    var target: String { move.target.node }

    func run() async throws(RepairFailure) {
        var todo: [Int]
        switch move.kind {
        case .slots:
            todo = try await slotsLeft()
            if todo.isEmpty { return }
            if try await AtomicMove(surgeon: surgeon, move: move, report: report).run(todo) { return }
            todo = try await slotsLeft()
        case .keys: todo = Array(move.slots)
        }
        var done = 0
        var keys = 0
        var known: KeySurvey?
        var handingOver: Task<Result<Void, RepairFailure>, Never>?
        while done < todo.count {
            if Task.isCancelled {
                try await handingOver?.value.get()
                throw RepairFailure("interrupted: \(done) of \(todo.count) slots are done, and none stands open")
            }
            let slots = Array(todo[done..<min(done + Self.window, todo.count)])
            done += slots.count
            // While the keys of these slots travel, those of the next ones are measured, and those before change owners.
            let ahead = lookAhead(Array(todo[done..<min(done + Self.window, todo.count)]))
            let result: Result<Int, RepairFailure>
            do throws(RepairFailure) {
                result = .success(try await carry(slots, known))
            } catch {
                result = .failure(error)
            }
            known = await ahead?.value
            try await handingOver?.value.get()
            keys += try result.get()
            handingOver = move.kind == .slots ? Task { await handOver(slots) } : nil
            if done < todo.count { report("\(done) of \(todo.count) slots, \(keys) keys") }
        }
        try await handingOver?.value.get()
    }

    private func lookAhead(_ slots: [Int]) -> Task<KeySurvey?, Never>? {
        guard move.kind == .slots, !slots.isEmpty else { return nil }
        let carrier = KeyCarrier(surgeon: surgeon, move: move)
        return Task { try? await carrier.survey(slots, lane: .survey) }
    }

    private func carry(_ slots: [Int], _ known: KeySurvey?) async throws(RepairFailure) -> Int {
        let carrier = KeyCarrier(surgeon: surgeon, move: move)
        switch move.kind {
        case .slots:
            try await setSlots(slots, target, "IMPORTING", move.source.id)
            try await setSlots(slots, source, "MIGRATING", move.target.id)
            return try await carrier.carry(slots, known: known)
        case .keys:
            return try await carryHome(slots, carrier)
        }
    }

    /// Which slots the source still owns.
    ///
    /// A slot that an interrupted way back left open is first brought over, so that it starts from one side.
    private func slotsLeft() async throws(RepairFailure) -> [Int] {
        let (from, to) = (try await own(source), try await own(target))
        let back = to.openSlots.filter {
            $0.direction == .migrating && $0.peer == move.source.id && move.slots.contains($0.slot)
        }
        var set = SlotSet()
        for half in back { set.insert(half.slot) }
        if !set.isEmpty {
            var first = move.reversed
            first.slots = set
            try await SlotMover(surgeon: surgeon, move: first, report: report).run()
        }
        // The target's own claim counts: it is told first, and wins by its epoch.
        let lost = move.slots.subtracting(from.slots).subtracting(to.slots)
        guard lost.isEmpty else {
            throw RepairFailure("slots \(lost) belong neither to \(source) nor to \(target) any more")
        }
        // The target was told that it is the owner, the source heard it from gossip, and keeps its half open.
        let stale = from.openSlots.filter {
            $0.direction == .migrating && $0.peer == move.target.id && move.slots.contains($0.slot)
                && to.slots.contains($0.slot) && !from.slots.contains($0.slot)
        }.map(\.slot)
        if !stale.isEmpty {
            _ = try await KeyCarrier(surgeon: surgeon, move: move).carry(stale)
            try await setSlots(stale, source, "NODE", move.target.id, forgiving: "only with masters")
        }
        let settled = move.slots.intersection(to.slots).intersection(from.slots).subtracting(set)
        if !settled.isEmpty { try await hand(over: Array(settled)) }
        return Array(move.slots.intersection(from.slots.union(set)).subtracting(settled))
    }

    func own(_ node: String) async throws(RepairFailure) -> ClusterNode {
        guard let own = try await view(of: node).myself else {
            throw RepairFailure("\(node) does not show CLUSTER NODES: no own line")
        }
        return own
    }

    func view(of node: String) async throws(RepairFailure) -> ClusterNodes {
        let reply = try await surgeon.send(RESPCommand("CLUSTER", "NODES"), to: node)
        guard let text = reply.string else {
            throw RepairFailure("\(node) does not show CLUSTER NODES: \(reply.error?.description ?? "no text")")
        }
        return ClusterNodes.parse(text)
    }

    private func handOver(_ slots: [Int]) async -> Result<Void, RepairFailure> {
        do throws(RepairFailure) {
            return .success(try await hand(over: slots))
        } catch {
            return .failure(error)
        }
    }

    /// Target, source, then all other masters: the order in which nobody is sent in circles.
    private func hand(over slots: [Int]) async throws(RepairFailure) {
        try await setSlots(slots, target, "NODE", move.target.id, lane: .handOver)
        // A master that gave its last slot away may have become a replica, and learns the rest from its master.
        try await setSlots(slots, source, "NODE", move.target.id, lane: .handOver, forgiving: "only with masters")
        // The others learn it from gossip, too; this only saves clients a redirection.
        await withTaskGroup { group in
            for other in move.others where other != source && other != target {
                group.addTask { try? await setSlots(slots, other, "NODE", move.target.id, lane: .handOver) }
            }
        }
    }

    func setSlots(
        _ slots: [Int],
        _ node: String,
        _ state: String,
        _ id: NodeID?,
        lane: Operator.Lane = .main,
        forgiving: String? = nil
    ) async throws(RepairFailure) {
        if slots.isEmpty { return }
        let words: [RESPCommand.Argument] = [.text(state)] + (id.map { [.text($0.text)] } ?? [])
        let commands = slots.map { RESPCommand("CLUSTER", arguments: ["SETSLOT", .number($0)] + words) }
        let replies = try await surgeon.sendAll(commands, to: node, lane: lane, within: .seconds(20))
        for (slot, reply) in zip(slots, replies) {
            guard let error = reply.error else { continue }
            if let forgiving, error.description.contains(forgiving) { continue }
            throw RepairFailure("\(node) answered CLUSTER SETSLOT \(slot) \(state): \(error)")
        }
    }
}
