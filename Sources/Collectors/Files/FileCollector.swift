package import Facts

/// Reads the config files of nodes that need not run, and what lies beside them.
package struct FileCollector: Sendable {
    let configs: [ConfigSample]

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
        var wholes = SecretNumbers()
        var sample = configs.reduce(into: FileSample()) { $0.add(FileSample($1)) }
        sample.collections += configs.flatMap(Self.unasked)
        try store.add { writer in try sample.write(to: writer, &numbers, &wholes) }
    }

    /// What only a running node could have told.
    static func unasked(_ config: ConfigSample) -> [CollectionFact] {
        CollectorName.live.map { CollectionFact(node: config.node, collector: $0, status: .notAsked) }
    }
}
