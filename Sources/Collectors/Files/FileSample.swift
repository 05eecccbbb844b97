import Facts

/// What the files of nodes hold, before it becomes facts.
package struct FileSample: Sendable {
    var configs: [ConfigSample] = []
    var nodesConfs: [NodesConfSample] = []
    var logs: [LogSample] = []
    var aclFiles: [ACLFileSample] = []
    var dataFiles: [DataFileSample] = []
    var runsFrom: [RunsFromFact] = []
    /// How reading them went, and what could not be asked.
    var collections: [CollectionFact] = []

    mutating func add(_ other: FileSample) {
        configs += other.configs
        nodesConfs += other.nodesConfs
        logs += other.logs
        aclFiles += other.aclFiles
        dataFiles += other.dataFiles
        runsFrom += other.runsFrom
        collections += other.collections
    }

    /// Passwords become "set" and a number.
    func write(
        to writer: borrowing FactWriter,
        _ numbers: inout SecretNumbers,
        _ wholes: inout SecretNumbers
    ) throws {
        try writer.add(configs.map(\.fact))
        try writer.add(configs.flatMap(\.portFacts))
        try writer.add(configs.flatMap(\.problemFacts) + aclFiles.compactMap(\.problem))
        try writer.add(configs.flatMap(\.configFacts))
        for config in configs { try writer.add(config.secretFacts(&numbers)) }
        try writer.add(nodesConfs.map(\.fact))
        try writer.add(nodesConfs.flatMap(\.members))
        try writer.add(logs.map(\.fact))
        try writer.add(logs.flatMap(\.events))
        for file in aclFiles { try writer.add(file.facts(&numbers, &wholes)) }
        try writer.add(dataFiles.flatMap(\.facts))
        try writer.add(runsFrom)
        try writer.add(collections)
    }
}

extension FileSample {
    /// What a config file leads to, where no running node tells more.
    init(_ config: ConfigSample) {
        configs = [config]
        nodesConfs = [NodesConfSample(config)].compactMap { $0 }
        guard config.isReadable else {
            collections = [config.collection] + nodesConfs.map(\.collection)
            return
        }
        if let name = config.text("logfile") {
            let log = LogSample(
                node: config.node,
                file: FilePath.absolute(name, in: config.dataFolder),
                view: config.view
            )
            // A node that was never started has no log.
            if !log.isMissing { logs = [log] }
        }
        if let name = config.text("aclfile") {
            let path = FilePath.absolute(name, in: config.dataFolder)
            aclFiles = [ACLFileSample(node: config.node, file: path, view: config.view)]
        } else if config.last("user") != nil {
            aclFiles = [ACLFileSample(config)]
        }
        dataFiles = [DataFileSample(node: config.node, data: DataFolder(config), view: config.view)]
        collections =
            [config.collection] + nodesConfs.map(\.collection) + logs.map(\.collection) + aclFiles.map(\.collection)
            + dataFiles.map(\.collection)
    }
}
