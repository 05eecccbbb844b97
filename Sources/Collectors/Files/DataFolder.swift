import ClusterModel

/// Where a node keeps its data, by its settings.
struct DataFolder: Sendable {
    /// Absolute.
    var folder: String
    var rdbName = "dump.rdb"
    var aofName = "appendonly.aof"
    /// Folder of the AOF's parts from 7.0 on.
    var aofFolderName = "appendonlydir"
    /// Nil where nobody says.
    var writesAOF: Bool?
    /// Whether the server keeps its AOF in a folder (7.0 on); nil if its version is not known.
    var hasAOFFolder: Bool?

    init(folder: String) { self.folder = folder }

    /// What a config file says, with the defaults of the servers.
    init(_ config: ConfigSample) {
        folder = config.dataFolder
        rdbName = config.text("dbfilename") ?? rdbName
        aofName = config.text("appendfilename") ?? aofName
        aofFolderName = config.text("appenddirname") ?? aofFolderName
        writesAOF = config.text("appendonly").map { $0.lowercased() == "yes" } ?? (config.isComplete ? false : nil)
    }

    var rdb: String { FilePath.absolute(rdbName, in: folder) }
    /// The file of servers before 7.0.
    var aof: String { FilePath.absolute(aofName, in: folder) }
    var aofFolder: String { FilePath.absolute(aofFolderName, in: folder) }
    var manifest: String { FilePath.absolute(aofName + ".manifest", in: aofFolder) }
}
