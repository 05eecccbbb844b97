/// A port on which a node would listen by its config file.
package struct ConfigPortFact: Fact {
    package var node: String
    package var file: String
    package var host: String
    package var port: Int
    package var use: String
    package var source: String

    package init(
        node: String,
        file: String,
        host: String,
        port: Int,
        use: String,
        source: String
    ) {
        self.node = node
        self.file = file
        self.host = host
        self.port = port
        self.use = use
        self.source = source
    }

    package static let table = FactTable<Self>(
        "config_port",
        "Each port on which a node would listen by its config file.",
        filledBy: [.configFile],
        columns: [
            .text("node", \.node, "Address that the node would have."),
            .text("file", \.file, "Path of the file that the server is started with."),
            .text("host", \.host, "Host, see config_file."),
            .integer("port", \.port, "Port; may be above 65535 for a bus port."),
            .text("use", \.use, "client, tls or bus."),
            .text("source", \.source, "File:line of the directive that leads to it, else the file alone."),
        ]
    )
}
