/// A TCP port on which something listens on an examined machine.
package struct ListenerFact: Fact {
    package var machine: String
    package var address: String
    package var port: Int
    package var pid: Int?
    package var program: String?
    package var node: String?
    package var backlog: Int?
    package var waiting: Int?

    package init(
        machine: String,
        address: String,
        port: Int,
        pid: Int? = nil,
        program: String? = nil,
        node: String? = nil,
        backlog: Int? = nil,
        waiting: Int? = nil
    ) {
        self.machine = machine
        self.address = address
        self.port = port
        self.pid = pid
        self.program = program
        self.node = node
        self.backlog = backlog
        self.waiting = waiting
    }

    package static let table = FactTable<Self>(
        "listener",
        "A TCP port on which something listens on an examined machine.",
        filledBy: [.host],
        columns: [
            .text("machine", \.machine, "Host name of the machine."),
            .text("address", \.address, "Address that it is bound to; 0.0.0.0 or :: for all."),
            .integer("port", \.port, "Port."),
            .integer("pid", \.pid, "Process id; NULL if it may not be seen."),
            .text("program", \.program, "Name of the program."),
            .text("node", \.node, "Address of the node whose process it is; NULL for a stranger."),
            .integer("backlog", \.backlog, "Longest queue of connections that are not accepted yet."),
            .integer("waiting", \.waiting, "Connections in that queue now."),
        ]
    )
}
