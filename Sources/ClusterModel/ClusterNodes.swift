/// One observer's view of the whole cluster: the answer to `CLUSTER NODES`.
package struct ClusterNodes: Sendable, Hashable {
    /// In the order of the text, which is random and differs between observers: compare by id.
    package var nodes: [ClusterNode]
    package var problems: [ParseProblem]
    /// Where `myself` stood when the text was read: looked for in every step, it would cost the square of the nodes.
    private var ownPlace: Int?
    /// No cluster has more masters than slots, and none that was ever seen has a tenth of this.
    package static let most = 16_384

    package init(nodes: [ClusterNode], problems: [ParseProblem] = []) {
        self.nodes = nodes
        self.problems = problems
        ownPlace = nodes.firstIndex(where: \.isMyself)
    }

    /// Reads the text of any version; a bad line becomes a problem and never costs the good ones.
    ///
    /// - Parameter lines: keeps what several observers say alike only once.
    package static func parse(_ text: String, sharing lines: SharedLines? = nil) -> ClusterNodes {
        var view = ClusterNodes(nodes: [])
        // A line of a healthy cluster has some 120 bytes.
        view.nodes.reserveCapacity(min(text.utf8.count / 100, Self.most))
        text.forEachRawLine { number, place, bytes in
            view.read(text, number, place, bytes, sharing: lines)
        }
        view.finish()
        return view
    }

    /// The node that was asked.
    package var myself: ClusterNode? {
        if let ownPlace, ownPlace < nodes.count, nodes[ownPlace].isMyself { return nodes[ownPlace] }
        return nodes.first(where: \.isMyself)
    }

    package subscript(_ id: NodeID) -> ClusterNode? { nodes.first { $0.id == id } }

    /// Reads one line of a text.
    mutating func read(
        _ text: String,
        _ number: Int,
        _ place: Range<Int>,
        _ bytes: UnsafeBufferPointer<UInt8>,
        sharing lines: SharedLines?
    ) {
        guard nodes.count < Self.most else { return problems.note(0, .tooManyEntries(Self.most)) }
        if let lines, let node = Self.shared(bytes, text, place, lines) {
            nodes.append(node)
        } else if let node = ClusterNode(line: text.bytes(at: place), number: number, problems: &problems) {
            nodes.append(node)
        }
    }

    /// The line as others gave it, or as it is kept from now on; nil for one that has to be read with care.
    private static func shared(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ text: String,
        _ place: Range<Int>,
        _ lines: SharedLines
    ) -> ClusterNode? {
        guard let pieces = LinePieces(bytes) else { return nil }
        var told = lines.told(pieces)
        if told == nil {
            var problems: [ParseProblem] = []
            let node = ClusterNode(line: text.bytes(at: place), number: 0, problems: &problems)
            if problems.isEmpty, let node { told = lines.keep(node.told, pieces) }
        }
        return told.map {
            ClusterNode(told: $0, pingSent: pieces.pingSent, pongReceived: pieces.pongReceived)
        }
    }

    /// Looks for what no single line can show.
    mutating func finish() {
        ownPlace = nodes.firstIndex(where: \.isMyself)
        var seen = Set<NodeID>(minimumCapacity: nodes.count)
        for node in nodes where !seen.insert(node.id).inserted { problems.note(0, .duplicateNode(node.id)) }
        if nodes.isEmpty {
            problems.note(0, .empty)
        } else if ownPlace == nil {
            problems.note(0, .noMyself)
        }
    }
}
