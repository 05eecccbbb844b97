import ClusterModel

/// A node's `nodes.conf`, written from a peer's: the same lines, with the mark `myself` at the other node.
struct NodesConfRebuild {
    private let lines: [String]
    private let peer: NodesConf
    private let peerFile: String

    init(peer text: String, peerFile: String) throws {
        self.peerFile = peerFile
        lines = text.split(separator: "\n").map(String.init)
        peer = NodesConf.parse(text)
        guard peer.problems.isEmpty, peer.myself != nil else {
            throw JournalError("\(peerFile) is damaged, too, so nothing can be rebuilt from it. Nothing was changed.")
        }
    }

    /// - Parameter port: client port of the node whose file it shall be.
    func text(forPort port: Int) throws -> String {
        let candidates = peer.nodes.filter { $0.port == port && !$0.isMyself }
        guard candidates.count == 1, let own = candidates.first else {
            throw JournalError(
                "\(peerFile) knows \(candidates.count) nodes at port \(port), so whose file is to be rebuilt is not sure. "
                    + "Nothing was changed."
            )
        }
        let epoch = peer.currentEpoch ?? 0
        let nodes = lines.filter { !$0.hasPrefix("vars") }.map { line in
            var words = line.split(separator: " ").map(String.init)
            guard words.count >= 8, let id = NodeID(words[0]) else { return line }
            var flags = words[2].split(separator: ",").map(String.init).filter { $0 != "myself" }
            // What the peer thought of this node's health is no business of the node itself.
            if id == own.id { flags = ["myself"] + flags.filter { !["fail", "fail?", "handshake"].contains($0) } }
            words[2] = flags.joined(separator: ",")
            // Slots that stood open stood open at the peer.
            return words.filter {
                !$0.hasPrefix("[") || $0.hasPrefix("[") && !$0.contains("->-") && !$0.contains("-<-")
            }
            .joined(separator: " ")
        }
        // As if it had voted in the last epoch, so that it votes in none twice.
        return (nodes + ["vars currentEpoch \(epoch) lastVoteEpoch \(epoch)"]).joined(separator: "\n") + "\n"
    }
}
