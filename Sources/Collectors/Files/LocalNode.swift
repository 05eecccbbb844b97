import ClusterModel
import Facts

/// A running node whose process is on this machine, so that its files can be read where it has them.
struct LocalNode: Sendable {
    let sample: NodeSample
    let process: HostProcessFact
    let view: FileView

    init(_ sample: NodeSample, _ process: HostProcessFact) {
        self.sample = sample
        self.process = process
        view = FileView(pid: process.pid)
    }

    var name: String { sample.name }

    private func setting(_ name: String) -> String? {
        sample.config?[name]?.text.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Where relative paths begin: the server changes to `dir`.
    private var folder: String? { setting("dir") ?? process.workingFolder }

    private func path(_ name: String?) -> String? {
        guard let name, let folder else { return nil }
        return FilePath.absolute(name, in: folder)
    }

    private var version: ServerVersion? { sample.info.flatMap { ServerVersion(info: $0) } }

    private var data: DataFolder? {
        guard let folder else { return nil }
        var data = DataFolder(folder: folder)
        data.rdbName = setting("dbfilename") ?? data.rdbName
        data.aofName = setting("appendfilename") ?? data.aofName
        data.aofFolderName = setting("appenddirname") ?? data.aofFolderName
        data.writesAOF = setting("appendonly").map { $0 == "yes" }
        data.hasAOFFolder = version.map { $0.number >= 70_000 }
        return data
    }

    /// Its files by its own word, with the config file for what it does not tell.
    ///
    /// - Parameter lines: what the nodes.conf of several nodes say alike.
    func files(_ config: ConfigSample?, sharing lines: SharedLines) -> FileSample {
        var files = FileSample()
        if let config { files.configs = [config] }
        if sample.nodes != nil, let nodesConf = nodesConf(config, lines) { files.nodesConfs = [nodesConf] }
        files.logs = [log].compactMap { $0 }
        if let path = path(setting("aclfile")) {
            files.aclFiles = [ACLFileSample(node: name, file: path, view: view)]
        } else if let config, config.last("user") != nil {
            files.aclFiles = [ACLFileSample(config)]
        }
        files.dataFiles = [data.map { DataFileSample(node: name, data: $0, view: view) }].compactMap { $0 }
        files.collections =
            files.configs.map(\.collection) + files.nodesConfs.map(\.collection.asExtra)
            + files.logs.map(\.collection.asExtra) + files.aclFiles.map(\.collection.asExtra)
            + files.dataFiles.map(\.collection.asExtra)
        return files
    }

    private func nodesConf(_ config: ConfigSample?, _ lines: SharedLines) -> NodesConfSample? {
        guard let path = path(setting("cluster-config-file") ?? config?.nodesFile ?? "nodes.conf") else { return nil }
        let origin = config?.file ?? "live"
        var conf = NodesConfSample(node: name, origin: origin, path: path, view: view, sharing: lines)
        conf.writable = isWritable(path)
        return conf
    }

    /// From 7.0 on the server writes a new file and renames it, before that it writes into the file.
    private func isWritable(_ path: String) -> Bool? {
        let rights = ProcessRights(pid: process.pid)
        let target = view.path(path)
        if FileRights.isFolder(target) { return false }
        guard let version else { return nil }
        return rights.mayWrite(version.number >= 70_000 ? FilePath.folder(of: target) : target)
    }

    /// What `logfile` names, else the file into which its standard output goes.
    private var log: LogSample? {
        if let path = path(setting("logfile")) { return LogSample(node: name, file: path, view: view) }
        guard let target = FileRights.link("/proc/\(process.pid)/fd/1"), target.hasPrefix("/"),
            !target.hasPrefix("/dev/"), FileRights.isFile(view.path(target))
        else { return nil }
        return LogSample(node: name, file: target, view: view)
    }
}
