/// One observer's view of the whole cluster: the answer to `CLUSTER NODES`.
package struct ClusterNodes: Sendable, Hashable {
    /// In the order of the text, which is random and differs between observers: compare by id.
    package var nodes: [ClusterNode]
    package var problems: [ParseProblem]

    package init(nodes: [ClusterNode], problems: [ParseProblem] = []) {
        self.nodes = nodes
        self.problems = problems
    }

    /// Reads the text of any version; a bad line becomes a problem and never costs the good ones.
    package static func parse(_ text: String) -> ClusterNodes {
        var view = ClusterNodes(nodes: [])
        text.forEachLine { number, line in view.read(line, number) }
        view.finish()
        return view
    }

    /// The node that was asked.
    package var myself: ClusterNode? { nodes.first(where: \.isMyself) }

    package subscript(_ id: NodeID) -> ClusterNode? { nodes.first { $0.id == id } }

    mutating func read(_ line: Bytes, _ number: Int) {
        guard let node = ClusterNode(line: line, number: number, problems: &problems) else { return }
        nodes.append(node)
    }

    /// Looks for what no single line can show.
    mutating func finish() {
        var seen: Set<NodeID> = []
        for node in nodes where !seen.insert(node.id).inserted { problems.note(0, .duplicateNode(node.id)) }
        if nodes.isEmpty {
            problems.note(0, .empty)
        } else if myself == nil {
            problems.note(0, .noMyself)
        }
    }
}
