/// A file of a node's persistence.
package struct DataFileFact: Fact {
    package var node: String
    package var kind: String
    package var path: String
    package var realPath: String?
    package var bytes: Int?
    package var ageSeconds: Int?
    package var rdbVersion: Int?
    package var serverVersion: String?
    package var state: String
    package var problem: String?

    package init(
        node: String,
        kind: String,
        path: String,
        realPath: String? = nil,
        bytes: Int? = nil,
        ageSeconds: Int? = nil,
        rdbVersion: Int? = nil,
        serverVersion: String? = nil,
        state: String,
        problem: String? = nil
    ) {
        self.node = node
        self.kind = kind
        self.path = path
        self.realPath = realPath
        self.bytes = bytes
        self.ageSeconds = ageSeconds
        self.rdbVersion = rdbVersion
        self.serverVersion = serverVersion
        self.state = state
        self.problem = problem
    }

    package static let table = FactTable<Self>(
        "data_file",
        "A file of a node's persistence.",
        filledBy: [.dataFiles],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("kind", \.kind, "rdb, aof, aof-manifest, aof-base, aof-incr or temp."),
            .text("path", \.path, "Path of the file."),
            .text("real_path", \.realPath, "Path without symbolic links: equal for one and the same file."),
            .integer("bytes", \.bytes, "Size."),
            .integer("age_seconds", \.ageSeconds, "Seconds since it was written."),
            .integer("rdb_version", \.rdbVersion, "Version in the header of an RDB."),
            .text("server_version", \.serverVersion, "Version of the server that wrote it, if the file says so."),
            .text(
                "state",
                \.state,
                "ok, missing, empty, truncated (an AOF whose last command is cut off), corrupt or unreadable."
            ),
            .text("problem", \.problem, "What is wrong with it."),
        ]
    )
}
