import ClusterModel
import Facts

extension NodeSample {
    /// Writes what the second batch brought, but for what names other nodes; passwords and code become numbers.
    func writeExtra(to writer: borrowing FactWriter, _ numbers: inout SampleNumbers) throws {
        guard let extra else { return }
        try writer.add(extra.clients)
        try writer.add(extra.slowEntries)
        try writer.add(extra.latencyEvents)
        try writer.add(
            extra.users.map { ACLUserFact($0, node: name, origin: "live", &numbers.passwords, &numbers.wholes) }
        )
        try writer.add(extra.refusedByACL)
        try writer.add(extra.modules)
        try writer.add(
            extra.libraries.map { library in
                FunctionLibraryFact(
                    node: name,
                    name: library.name,
                    engine: library.engine,
                    functions: library.functions,
                    codeNo: numbers.codes.number(of: library.code)
                )
            }
        )
        try writer.add(extra.doctorWords)
        try writer.add(extra.memoryStats)
        try writer.add(extra.slotStats)
    }
}

extension LiveSample {
    /// Writes what the second batch says of other nodes, and what was too much of it.
    func writeExtra(to writer: borrowing FactWriter) throws {
        let names = Dictionary(nodes.compactMap { node in node.id.map { ($0.text, node.name) } }) { first, _ in first }
        for node in nodes {
            try writer.add((node.extra?.busLinks ?? []).map { named($0, node, names) })
        }
        let leftOut = nodes.reduce(into: [String: Int]()) { sums, node in
            sums.merge(node.extra?.leftOut ?? [:]) { $0 + $1 }
        }
        try writer.add(leftOut.keys.sorted().map { LeftOutFact(what: $0, count: leftOut[$0] ?? 0) })
        try writer.add(Self.interned(nodes.flatMap { $0.extra?.toldEndpoints ?? [] }, names))
    }

    /// A link with the address of its other end: the node's, or what the observer says of one that could not be asked.
    private func named(_ link: BusLinkFact, _ observer: NodeSample, _ names: [String: String]) -> BusLinkFact {
        var link = link
        link.peer =
            names[link.peerID]
            ?? NodeID(link.peerID).flatMap { observer.nodes?[$0]?.endpoint?.description }
        return link
    }

    /// Each distinct answer once, with the number of nodes that gave it; offsets differ from view to view, the highest counts.
    private static func interned(_ facts: [ToldEndpointFact], _ names: [String: String]) -> [ToldEndpointFact] {
        var order: [ToldKey] = []
        var merged: [ToldKey: ToldEndpointFact] = [:]
        for fact in facts {
            let key = ToldKey(fact)
            if var known = merged[key] {
                known.observers += 1
                known.replicationOffset = [known.replicationOffset, fact.replicationOffset].compactMap { $0 }.max()
                merged[key] = known
            } else {
                var fact = fact
                fact.node = fact.id.flatMap { names[$0] }
                merged[key] = fact
                order.append(key)
            }
        }
        return order.compactMap { merged[$0] }
    }
}

/// What makes two answers about a node the same.
private struct ToldKey: Hashable {
    let texts: [String?]
    let numbers: [Int?]

    init(_ fact: ToldEndpointFact) {
        texts = [fact.source, fact.id, fact.endpoint, fact.hostname, fact.role, fact.health]
        numbers = [fact.port, fact.tlsPort]
    }
}
