import ClusterModel
import Facts

/// Brings together running nodes and config files: which node was started with which file.
package struct RunningFiles: Sendable {
    /// What the operator named besides the nodes.
    private let given: [ConfigSample]

    package init(given: FileCollector? = nil) {
        self.given = given?.configs ?? []
    }

    /// - Parameter host: nodes that run on this machine; their files are read where the nodes say they are.
    package func collect(_ nodes: [NodeSample], host: HostSample?) async -> FileSample {
        var files = FileSample()
        var left = given
        var local: [(node: LocalNode, config: ConfigSample?)] = []
        let processes = Dictionary((host?.processes ?? []).map { ($0.node, $0) }) { first, _ in first }
        for node in nodes where node.info != nil {
            let here = processes[node.name].map { LocalNode(node, $0) }
            let word = node.info?["config_file"].map(FilePath.tidy)
            var config = take(of: node, among: nodes, here, word, from: &left)
            if config == nil, let here, let word, !word.isEmpty {
                config = ConfigSample(word, view: here.view)
            }
            config?.runningNode = node.name
            if let word { files.runsFrom.append(Self.runsFrom(node.name, word, config)) }
            // A file that can't be read tells nothing beyond that.
            let readable = config.flatMap { $0.isReadable ? $0 : nil }
            if let here {
                local.append((here, readable))
            } else if let readable {
                files.add(FileSample(readable))
            }
        }
        let lines = SharedLines()
        // Logs take their time.
        for found in await local.sideBySide({ $0.node.files($0.config, sharing: lines) }) { files.add(found) }
        let names = Set(nodes.map(\.name))
        for config in left {
            files.add(FileSample(config))
            if !names.contains(config.node) { files.collections += FileCollector.unasked(config) }
        }
        return files
    }

    private static func runsFrom(_ node: String, _ word: String, _ config: ConfigSample?) -> RunsFromFact {
        if word.isEmpty { return RunsFromFact(node: node, read: false, reason: "it was started without a config file") }
        guard let config else {
            return RunsFromFact(
                node: node,
                file: word,
                read: false,
                reason: "the file is on another machine, or the process can't be seen from here"
            )
        }
        return RunsFromFact(
            node: node,
            file: word,
            origin: config.isReadable ? config.file : nil,
            read: config.isReadable,
            reason: config.isReadable ? nil : config.lines.trouble?.description
        )
    }

    /// Takes the file of a node out of those that were given.
    ///
    /// On this machine the node's own word decides. Elsewhere the files are copies: the node id in the nodes.conf beside
    /// one says whose it is, else its address, else a port that only one of the nodes has.
    private func take(
        of node: NodeSample,
        among nodes: [NodeSample],
        _ local: LocalNode?,
        _ word: String?,
        from left: inout [ConfigSample]
    ) -> ConfigSample? {
        let index =
            if let local {
                left.firstIndex { word.map(local.view.identity) == $0.view.identity($0.file) }
            } else {
                left.firstIndex { config in
                    guard let id = node.id?.text else { return false }
                    return NodesConfSample(config)?.myID == id
                } ?? left.firstIndex { $0.describedNode == node.name } ?? onlyOne(left, node.endpoint.port, nodes)
            }
        return index.map { left.remove(at: $0) }
    }

    private func onlyOne(_ left: [ConfigSample], _ port: Int, _ nodes: [NodeSample]) -> Int? {
        guard nodes.count(where: { $0.endpoint.port == port }) == 1, given.count(where: { $0.port == port }) == 1 else {
            return nil
        }
        return left.firstIndex { $0.port == port }
    }
}
