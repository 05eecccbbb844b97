/// A log that was read.
package struct ServerLogFact: Fact {
    package var node: String?
    package var file: String
    package var bytes: Int?
    package var readBytes: Int?
    package var lines: Int?
    package var unparsed: Int?
    package var format: String?
    package var problem: String?

    package init(
        node: String? = nil,
        file: String,
        bytes: Int? = nil,
        readBytes: Int? = nil,
        lines: Int? = nil,
        unparsed: Int? = nil,
        format: String? = nil,
        problem: String? = nil
    ) {
        self.node = node
        self.file = file
        self.bytes = bytes
        self.readBytes = readBytes
        self.lines = lines
        self.unparsed = unparsed
        self.format = format
        self.problem = problem
    }

    package static let table = FactTable<Self>(
        "server_log",
        "A log that was read.",
        filledBy: [.serverLog],
        columns: [
            .text("node", \.node, "Address of the node."),
            .text("file", \.file, "Path of the log."),
            .integer("bytes", \.bytes, "Size."),
            .integer("read_bytes", \.readBytes, "How much of it was read: the end, if it is long."),
            .integer("lines", \.lines, "Lines that were read."),
            .integer("unparsed", \.unparsed, "Lines in no known format."),
            .text("format", \.format, "plain, plain-without-year, logfmt or iso."),
            .text("problem", \.problem, "Why it could not be read."),
        ]
    )
}
