import ClusterBus
import ClusterModel

/// What the members' messages come to when they are laid side by side.
extension TrafficEngine {
    func busLags() -> [BusLagSummary] {
        bus.lags.map { id, lag in
            BusLagSummary(
                node: name(id),
                id: id,
                pongs: lag.count,
                meanMilliseconds: Double(lag.sum) / Double(max(1, lag.count)) / 1e6,
                maximumMilliseconds: Double(lag.maximum) / 1e6,
                maximumFrame: lag.maximumFrame,
                stream: Int(lag.stream),
                ended: fromStart(lag.maximumTime)
            )
        }.sorted { $0.node < $1.node }
    }

    private struct Master {
        let id: NodeID
        let node: BusNode
        let slots: SlotSet
    }

    private var masters: [Master] {
        bus.nodes.compactMap { id, node in
            guard node.hasHeader, node.flags.contains(.master), let slots = bus.timeline.ownership[id]?.slots,
                !slots.isEmpty
            else { return nil }
            return Master(id: id, node: node, slots: slots)
        }.sorted { $0.id.text < $1.id.text }
    }

    /// Pairs of masters that claim the same slots at the same time, at the end.
    func busConflicts() -> [BusConflictSummary] {
        let masters = masters
        // Slots are held by the hundred masters of a large cluster, so pairs are looked for only where something is
        // claimed twice.
        guard masters.reduce(0, { $0 + $1.slots.count }) > union(masters).count else { return [] }
        var list: [BusConflictSummary] = []
        for (index, first) in masters.enumerated() {
            for second in masters[(index + 1)...] {
                let both = first.slots.intersection(second.slots)
                let begin = max(first.node.mapTime, second.node.mapTime)
                let end = min(first.node.seen.lastTime, second.node.seen.lastTime)
                guard !both.isEmpty, end > begin, isOneCluster(first.id, second.id) else { continue }
                list.append(
                    BusConflictSummary(
                        first: name(first.id),
                        second: name(second.id),
                        slots: both,
                        firstEpoch: Int(clamping: first.node.configEpoch),
                        secondEpoch: Int(clamping: second.node.configEpoch),
                        frame: min(first.node.seen.lastFrame, second.node.seen.lastFrame),
                        seconds: Double(end - begin) / 1e9
                    )
                )
            }
        }
        return list
    }

    private func union(_ masters: [Master]) -> SlotSet {
        masters.reduce(into: SlotSet()) { $0.formUnion($1.slots) }
    }

    /// Nil where nobody was heard.
    func busCoverage() -> BusCoverageSummary? {
        guard bus.nodes.contains(where: { $0.value.hasHeader }) else { return nil }
        let alive = masters.filter { !$0.node.isFailed }
        return BusCoverageSummary(
            missing: SlotSet.all.subtracting(union(alive)),
            masters: alive.count,
            unheard: bus.namedMasters.count { bus.nodes[$0]?.hasHeader != true },
            frame: alive.map(\.node.seen.lastFrame).max() ?? 0
        )
    }

    /// Client addresses of members by the address of their bus port: by their own word, or by others'.
    func busPorts() -> [String: String] {
        var members: [String: String] = [:]
        for (port, id) in bus.ports { members[Endpoint(host: port.ip, port: Int(port.port)).description] = name(id) }
        for node in bus.nodes.values where node.port != 0 {
            guard let port = node.busPort ?? (node.port < 55_536 ? node.port + 10_000 : nil) else { continue }
            members[node.address.endpoint(port)] = address(of: node)
            if !node.announcedIP.isEmpty {
                members[Endpoint(host: node.announcedIP, port: Int(port)).description] = address(of: node)
            }
        }
        return members
    }
}
