/// What a node remembers of the cluster between two starts: its nodes.conf.
package struct NodesConfFact: Fact {
    package var node: String
    package var origin: String
    package var file: String
    package var realPath: String
    package var state: String
    package var problem: String?
    package var problems: Int?
    package var myID: String?
    package var slots: String?
    package var knownNodes: Int?
    package var currentEpoch: Int64?
    package var ageSeconds: Int?
    package var writable: Bool?

    package init(
        node: String,
        origin: String,
        file: String,
        realPath: String,
        state: String,
        problem: String? = nil,
        problems: Int? = nil,
        myID: String? = nil,
        slots: String? = nil,
        knownNodes: Int? = nil,
        currentEpoch: Int64? = nil,
        ageSeconds: Int? = nil,
        writable: Bool? = nil
    ) {
        self.node = node
        self.origin = origin
        self.file = file
        self.realPath = realPath
        self.state = state
        self.problem = problem
        self.problems = problems
        self.myID = myID
        self.slots = slots
        self.knownNodes = knownNodes
        self.currentEpoch = currentEpoch
        self.ageSeconds = ageSeconds
        self.writable = writable
    }

    package static let table = FactTable<Self>(
        "nodes_conf",
        "The nodes.conf of each node that a config file puts in cluster mode.",
        filledBy: [.nodesConf],
        columns: [
            .text("node", \.node, "Address that the node would have."),
            .text("origin", \.origin, "Path of the config file that names it."),
            .text("file", \.file, "Path as the server would open it."),
            .text("real_path", \.realPath, "Path without symbolic links: equal for one and the same file."),
            .text(
                "state",
                \.state,
                "ok, missing (never started), empty (a new node), corrupt (the server refuses to start) or unreadable."
            ),
            .text("problem", \.problem, "The first thing wrong with it, with its line."),
            .integer("problems", \.problems, "How many things are wrong with it."),
            .text("my_id", \.myID, "Node id of the node that wrote it."),
            .text("slots", \.slots, "Slots of that node, as ranges."),
            .integer("known_nodes", \.knownNodes, "Nodes that it knows, itself included."),
            .integer("current_epoch", \.currentEpoch, "Highest epoch that it knew."),
            .integer("age_seconds", \.ageSeconds, "Seconds since it was written."),
            .integer(
                "writable",
                \.writable,
                "1 if the running server may write it anew, by owner, group and mode; 0 also if it is no regular file. "
                    + "NULL for a server that does not run here."
            ),
        ]
    )
}
