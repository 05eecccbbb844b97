/// A node's memory between two starts: its `nodes.conf`.
///
/// The lines of `CLUSTER NODES`, then `vars currentEpoch N lastVoteEpoch N` (`clusterSaveConfig` in `cluster.c`).
package struct NodesConf: Sendable, Hashable {
    package var nodes: [ClusterNode]
    /// The highest epoch that the node knew, nil if the file does not say.
    package var currentEpoch: Int64?
    /// The epoch of its last vote in a failover election, nil if the file does not say.
    package var lastVoteEpoch: Int64?
    /// Empty for a file with which a server would start.
    package var problems: [ParseProblem]

    /// Reads the file of any version; a bad line becomes a problem and never costs the good ones.
    ///
    /// - Parameter lines: keeps what the files of several nodes say alike only once.
    package static func parse(_ text: String, sharing lines: SharedLines? = nil) -> NodesConf {
        var view = ClusterNodes(nodes: [])
        var vars: (line: Int, text: Bytes)?
        text.forEachRawLine { number, place, bytes in
            if bytes.prefix(4).elementsEqual("vars".utf8), bytes.count == 4 || bytes[4] == UInt8(ascii: " ") {
                vars = (number, text.bytes(at: place))
            } else {
                view.read(text, number, place, bytes, sharing: lines)
            }
        }
        view.finish()
        var file = NodesConf(nodes: view.nodes, problems: view.problems)
        if let vars {
            file.readVars(vars.text, vars.line)
        } else {
            file.problems.note(0, .missingVars)
        }
        return file
    }

    /// The node that wrote the file.
    package var myself: ClusterNode? { nodes.first(where: \.isMyself) }

    private mutating func readVars(_ line: Bytes, _ number: Int) {
        let words = line.split(separator: UInt8(ascii: " ")).dropFirst()
        var index = words.startIndex
        while index < words.endIndex {
            guard index + 1 < words.endIndex, let value: Int64 = words[index + 1].integer(), value >= 0 else {
                problems.note(number, .badVars(words[index].excerpt))
                return
            }
            if words[index].equals("currentEpoch") {
                currentEpoch = value
            } else if words[index].equals("lastVoteEpoch") {
                lastVoteEpoch = value
            } else {
                problems.note(number, .badVars(words[index].excerpt))
            }
            index += 2
        }
        if currentEpoch == nil || lastVoteEpoch == nil { problems.note(number, .incompleteVars) }
    }
}
