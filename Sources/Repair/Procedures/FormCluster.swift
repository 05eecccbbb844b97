import ClusterModel
import Collectors
import Diagnosis
import Examination
import RuleFormat

/// Forms a cluster from empty nodes: masters and replicas spread over the hosts, every step verified from every node.
///
/// The order is that of redis-cli's create: config epochs, slots, MEET, then REPLICATE once all know each other.
struct FormCluster: Procedure {
    static let name = "form-cluster"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        let nodes = examination.sample.nodes.filter { $0.state == .answered && $0.id != nil }
        if let objection = objection(nodes, examination) { return ProcedureResult(advice: [objection]) }
        let layout = ClusterLayout(nodes.map(\.endpoint))
        let samples = Dictionary(nodes.map { ($0.endpoint, $0) }) { first, _ in first }
        let ids = nodes.compactMap(\.id)
        let names = nodes.map(\.name)
        let base = { (title: String, node: String, words: [CommandWord]) in
            RepairStep(
                rule: finding.rule.id,
                findings: [finding.id],
                title: title,
                node: node,
                run: words,
                risk: .disruptive
            )
        }
        var steps: [RepairStep] = []
        for (index, endpoint) in layout.nodes.enumerated() {
            guard let node = samples[endpoint] else { continue }
            var step = base(
                "a config epoch of its own",
                node.name,
                .plain("CLUSTER", "SET-CONFIG-EPOCH", String(index + 1))
            )
            step.guards = [.init(node.name, .noKeys)]
            step.checks = [.init(node.name, .ownEpoch(index + 1))]
            // RESET is refused by a master with keys, and the guard says so for all of them before anything is undone.
            step.undo = .plain("CLUSTER", "RESET", "HARD")
            step.undoGuards = names.map { .init($0, .noKeys) }
            steps.append(step)
        }
        for shard in layout.shards {
            guard let master = samples[shard.master], let id = master.id else { continue }
            var step = base("its share of the slots", master.name, Self.addSlots(shard.slots, master))
            step.checks = [.init(master.name, .slotsBelong(SlotSet(range: shard.slots), to: id))]
            steps.append(step)
        }
        for endpoint in layout.nodes.dropFirst() {
            guard let first = samples[layout.nodes[0]], let node = samples[endpoint] else { continue }
            steps.append(
                base(
                    "make the node known",
                    first.name,
                    .plain("CLUSTER", "MEET", endpoint.host, String(endpoint.port)) + busPort(of: node)
                )
            )
        }
        if var last = steps.popLast() {
            last.checks = names.map { .init($0, .knows(ids)) }
            last.checkWithin = 60_000
            steps.append(last)
        }
        var links: [Condition] = []
        var views: [Condition] = []
        for (replica, master) in layout.replicas {
            guard let replica = samples[replica], let master = samples[master], let replicaID = replica.id,
                let masterID = master.id
            else { continue }
            var step = base("a copy of \(master.name)", replica.name, .plain("CLUSTER", "REPLICATE", masterID.text))
            let follows = Condition.Kind.follows(replica: replicaID, master: masterID)
            step.checks = [.init(replica.name, follows)]
            views += names.filter { $0 != replica.name }.map { .init($0, follows) }
            links.append(.init(replica.name, .linkUp))
            step.checkWithin = 60_000
            steps.append(step)
        }
        if var last = steps.popLast() {
            // What takes its time is waited for once, at the end: gossip a second or two for each node, links up to
            // repl-diskless-sync-delay, 5 s by default.
            last.checks += views + links + names.map { .init($0, .stateOK) }
            last.checkWithin = 60_000
            steps.append(last)
        }
        return ProcedureResult(steps: (links.isEmpty ? [] : passwords(finding, examination)) + steps)
    }

    /// Where nodes ask for a password, a replica without masterauth would never sync, and forming would wait in vain.
    private func passwords(_ finding: Finding, _ examination: Examination) -> [RepairStep] {
        let isLocked = examination.sample.nodes.contains { examination.vault[$0.name, "requirepass"]?.isEmpty == false }
        return isLocked ? AlignPasswords().plan(finding, examination).steps : []
    }

    private func objection(_ nodes: [NodeSample], _ examination: Examination) -> String? {
        guard nodes.count >= 3 else {
            return "a cluster needs at least three nodes for its masters; \(nodes.count) answered. Name all of them: "
                + "rcdoctor fix HOST:PORT HOST:PORT HOST:PORT … (six give each master a replica)"
        }
        let silent = examination.sample.nodes.filter { $0.state != .answered }.map(\.name)
        guard silent.isEmpty else { return "these nodes did not answer: \(silent.joined(separator: ", "))" }
        let full = nodes.filter { node in
            node.info?.entries(in: "keyspace").isEmpty == false
        }
        guard full.isEmpty else {
            return "\(full.map(\.name).joined(separator: ", ")) already hold keys. Empty them, or leave them out: "
                + "forming a cluster gives every slot a new owner"
        }
        return nil
    }

    /// ADDSLOTSRANGE exists from Redis 7.0 on; before, each slot is named.
    private static func addSlots(_ slots: ClosedRange<Int>, _ node: NodeSample) -> [CommandWord] {
        let version = node.info.flatMap { ServerVersion(info: $0) }
        if let version, version.number >= 70_000 {
            return .plain("CLUSTER", "ADDSLOTSRANGE", String(slots.lowerBound), String(slots.upperBound))
        }
        return .plain("CLUSTER", "ADDSLOTS") + slots.map { .text(String($0)) }
    }

    /// MEET assumes the bus at port + 10000 unless told otherwise.
    private func busPort(of node: NodeSample) -> [CommandWord] {
        guard let bus = node.nodes?.myself?.busPort, bus != node.endpoint.port + 10_000 else { return [] }
        return [.text(String(bus))]
    }
}
