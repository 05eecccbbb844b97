/// One node as its config file, with all that it includes, describes it.
package struct ConfigFileFact: Fact {
    package var node: String
    package var file: String
    package var folder: String
    package var host: String?
    package var port: Int?
    package var busPort: Int?
    package var clusterEnabled: Bool?
    package var nodesFile: String?
    package var dataFolder: String?
    package var readable: Bool
    package var complete: Bool
    package var problem: String?
    package var ageSeconds: Int?

    package init(
        node: String,
        file: String,
        folder: String,
        host: String? = nil,
        port: Int? = nil,
        busPort: Int? = nil,
        clusterEnabled: Bool? = nil,
        nodesFile: String? = nil,
        dataFolder: String? = nil,
        readable: Bool,
        complete: Bool,
        problem: String? = nil,
        ageSeconds: Int? = nil
    ) {
        self.node = node
        self.file = file
        self.folder = folder
        self.host = host
        self.port = port
        self.busPort = busPort
        self.clusterEnabled = clusterEnabled
        self.nodesFile = nodesFile
        self.dataFolder = dataFolder
        self.readable = readable
        self.complete = complete
        self.problem = problem
        self.ageSeconds = ageSeconds
    }

    package static let table = FactTable<Self>(
        "config_file",
        "The config file of each node, with what it includes: one row for each file that a server is started with.",
        filledBy: [.configFile],
        columns: [
            .text("node", \.node, "Address that the node would have: host:port."),
            .text("file", \.file, "Path of the file that the server is started with."),
            .text("folder", \.folder, "Folder of that file, taken for the one that the server is started in."),
            .text(
                "host",
                \.host,
                "cluster-announce-ip, else the first address of bind that is neither loopback nor a wildcard, else 127.0.0.1."
            ),
            .integer("port", \.port, "Client port, the TLS port where the cluster uses TLS."),
            .integer(
                "bus_port",
                \.busPort,
                "Cluster bus port: cluster-port, else the client port + 10000; NULL without cluster mode."
            ),
            .integer(
                "cluster_enabled",
                \.clusterEnabled,
                "1 if cluster-enabled is yes, 0 if not; NULL if not all of it could be read."
            ),
            .text("nodes_file", \.nodesFile, "cluster-config-file, nodes.conf if the file is silent."),
            .text("data_folder", \.dataFolder, "Where nodes.conf and the data lie: dir, or the folder."),
            .integer("readable", \.readable, "1 if the file could be read."),
            .integer("complete", \.complete, "1 if it and all that it includes could be read."),
            .text("problem", \.problem, "Why not, in words."),
            .integer("age_seconds", \.ageSeconds, "Seconds since it, or a file that it includes, was written."),
        ]
    )
}
