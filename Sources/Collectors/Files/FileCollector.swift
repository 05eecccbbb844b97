package import Facts

/// Reads the config files of nodes that need not run, and what lies beside them.
package struct FileCollector: Sendable {
    private let configs: [ConfigSample]

    /// Takes config files, and folders in which to look for them.
    package init(files: [String], folders: [String]) {
        var seen: Set<String> = []
        let paths = files + folders.flatMap { ConfigFinder.files(below: $0) }
        configs = paths.filter { seen.insert(BoundedFile.realPath($0)).inserted }.map { ConfigSample($0) }
    }

    /// Whether there is anything to judge.
    package var isEmpty: Bool { !configs.contains(where: \.isReadable) }

    /// Why files could not be read.
    package var troubles: [String] { configs.filter { !$0.isReadable }.compactMap { $0.lines.trouble?.description } }

    package func write(to store: FactStore) throws {
        var numbers = SecretNumbers()
        let nodesConfs = configs.compactMap { NodesConfSample($0) }
        try store.add { writer in
            try writer.add(configs.map(\.fact))
            try writer.add(configs.flatMap(\.portFacts))
            try writer.add(configs.flatMap(\.problemFacts))
            try writer.add(configs.flatMap(\.configFacts))
            for config in configs { try writer.add(config.secretFacts(&numbers)) }
            try writer.add(nodesConfs.map(\.fact))
            try writer.add(configs.map(\.collection) + nodesConfs.map(\.collection))
            try writer.add(configs.flatMap(Self.unasked))
        }
    }

    /// What only a running node could have told.
    private static func unasked(_ config: ConfigSample) -> [CollectionFact] {
        CollectorName.live.map { CollectionFact(node: config.node, collector: $0, status: .notAsked) }
    }
}
