import ClusterModel
import RESP

/// Lets the servers move slots by themselves (Valkey 9.0 on, CLUSTER MIGRATESLOTS): no slot stands open meanwhile, clients
/// see one change of owner at the end, and big keys block nobody.
///
/// The source logs in to the target with its own primaryauth. Where that fails, or anything else speaks against it,
/// nothing has changed, and the keys can be moved one by one.
struct AtomicMove {
    let surgeon: Operator
    let move: SlotMove
    let report: @Sendable (String) -> Void

    private var source: String { move.source.node }
    private var target: String { move.target.node }

    /// - Returns: whether the slots are the target's now; if not, nothing was changed.
    func run(_ slots: [Int]) async throws(RepairFailure) -> Bool {
        guard try await isSupported() else { return false }
        // A job that an earlier doctor began goes on without it.
        for job in try await jobs() where job.isRunning && !job.slots.isDisjoint(with: slots) {
            _ = try await end(of: job.name)
        }
        let left = SlotSet(slots.map { $0...$0 }).intersection(try await owned())
        guard !left.isEmpty else { return true }
        guard try await isClear(Array(left)) else { return false }
        let ranges = left.ranges.flatMap { [RESPCommand.Argument.number($0.lowerBound), .number($0.upperBound)] }
        let words = ["MIGRATESLOTS", "SLOTSRANGE"] + ranges + ["NODE", .text(move.target.id.text)]
        let reply = try await surgeon.send(RESPCommand("CLUSTER", arguments: words), to: source)
        guard reply.isOK, let job = try await jobs().first(where: { $0.slots == Set(left) }) else { return false }
        if let failure = try await end(of: job.name) {
            report("\(source) gave its own migration up (\(failure)); the keys are moved one by one")
            return false
        }
        return true
    }

    /// Waits for the end of a job.
    ///
    /// - Returns: why it failed; nil if it did not.
    private func end(of name: String) async throws(RepairFailure) -> String? {
        while true {
            guard let job = try await jobs().first(where: { $0.name == name }) else {
                return "it is not listed any more"
            }
            if !job.isRunning { return job.state == "success" ? nil : "\(job.state) \(job.message)" }
            if Task.isCancelled { throw try await callOff(job) }
            report("\(source) migrates \(job.slots.count) slots: \(job.state)")
            try? await Task.sleep(for: .milliseconds(200))
        }
    }

    /// The servers can only call all of a node's migrations off, so one that runs beside others is left to itself.
    private func callOff(_ job: Job) async throws(RepairFailure) -> RepairFailure {
        let isAlone = try await jobs().allSatisfy { !$0.isRunning || $0.name == job.name }
        guard isAlone else { return RepairFailure("interrupted: \(goesOn), as it runs others, too") }
        // HELP names an argument ALL, which 9.1 does not take.
        let reply = try await surgeon.send(RESPCommand("CLUSTER", "CANCELSLOTMIGRATIONS"), to: source)
        if let error = reply.error { return RepairFailure("interrupted: \(goesOn) (\(error))") }
        return RepairFailure("interrupted: the migration was called off, and all its slots are still \(source)'s")
    }

    private var goesOn: String {
        "\(source) goes on with its migration by itself; CLUSTER GETSLOTMIGRATIONS there tells how it ends"
    }

    private func isSupported() async throws(RepairFailure) -> Bool {
        for node in [source, target] {
            let info = try await surgeon.send(RESPCommand("INFO", "server"), to: node).string.map { InfoText($0) }
            let version = info?["valkey_version"]?.split(separator: ".").first.flatMap { Int($0) } ?? 0
            if version < 9 { return false }
        }
        return true
    }

    /// Slots that stand open, or of which the target holds keys already, are for those who look at each key.
    private func isClear(_ slots: [Int]) async throws(RepairFailure) -> Bool {
        for node in [source, target] {
            let reply = try await surgeon.send(RESPCommand("CLUSTER", "NODES"), to: node)
            guard let own = reply.string.flatMap({ ClusterNodes.parse($0).myself }), own.openSlots.isEmpty else {
                return false
            }
        }
        let counts = slots.map { RESPCommand("CLUSTER", "COUNTKEYSINSLOT", .number($0)) }
        return try await surgeon.sendAll(counts, to: target, within: .seconds(20)).allSatisfy { ($0.integer ?? 0) == 0 }
    }

    private func owned() async throws(RepairFailure) -> SlotSet {
        let reply = try await surgeon.send(RESPCommand("CLUSTER", "NODES"), to: source)
        return reply.string.flatMap { ClusterNodes.parse($0).myself?.slots } ?? SlotSet()
    }

    /// Exports that run, and those that ended lately, the newest first.
    private func jobs() async throws(RepairFailure) -> [Job] {
        let reply = try await surgeon.send(RESPCommand("CLUSTER", "GETSLOTMIGRATIONS"), to: source)
        return (reply.array ?? []).compactMap { Job($0) }
    }

    /// One line of CLUSTER GETSLOTMIGRATIONS (Valkey 9.0).
    private struct Job {
        let name: String
        let state: String
        let message: String
        let slots: Set<Int>

        var isRunning: Bool { !["success", "failed", "cancelled"].contains(state) }

        init?(_ reply: RESPValue) {
            guard reply["operation"]?.string == "EXPORT", let name = reply["name"]?.string,
                let state = reply["state"]?.string,
                let set = SlotSet(text: (reply["slot_ranges"]?.string ?? "").replacing(" ", with: ","))
            else { return nil }
            self.name = name
            self.state = state
            message = reply["message"]?.string?.split(whereSeparator: \.isNewline).joined(separator: " ") ?? ""
            slots = Set(set)
        }
    }
}
