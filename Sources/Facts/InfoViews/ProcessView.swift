/// The server process of a node, by its own word.
package struct ProcessView: InfoView {
    package let node: String
    package let fields: [String: String]

    package init(node: String, fields: [String: String]) {
        self.node = node
        self.fields = fields
    }

    package static let table = FactTable<Self>(
        "process",
        "The server process of a node, by its own word.",
        filledBy: [.info],
        columns: [
            .node,
            .text("run_id", from: "run_id", meaning: "Id of this run of the process."),
            .integer("pid", from: "process_id", meaning: "Process id."),
            .text("executable", from: "executable", meaning: "Path of the program."),
            .text("mode", from: "server_mode", "redis_mode", meaning: "cluster or standalone."),
            .text("system", from: "os", meaning: "Kernel and architecture."),
            .integer("word_bits", from: "arch_bits", meaning: "32 or 64."),
            .text("supervised", from: "process_supervised", meaning: "no, systemd or upstart."),
            .integer("hz", from: "hz", meaning: "Beats of the server clock per second."),
            .integer("uptime_seconds", from: "uptime_in_seconds", meaning: "Seconds since the start."),
            .text("zone", from: "availability_zone", meaning: "Availability zone (Valkey 8 on)."),
            .integer("io_threads", from: "io_threads_active", meaning: "1 while the I/O threads work."),
            .text("stage", from: "valkey_release_stage", meaning: "dev, rc or ga (Valkey 8.1 on)."),
        ]
    )
}
