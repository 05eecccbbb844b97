package import Facts

extension NodeFact {
    /// A node that answered, unless told otherwise.
    package static func sample(_ node: String, state: String = "answered", version: Int = 70_206) -> NodeFact {
        NodeFact(node: node, host: "127.0.0.1", port: 9001, state: state, seed: false, versionNumber: version)
    }
}
