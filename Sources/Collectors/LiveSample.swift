package import ClusterModel
package import Facts

/// What a whole cluster said at one moment, before it becomes facts.
package struct LiveSample: Sendable {
    package var nodes: [NodeSample] = []
    package var probes: [ProbeFact] = []
    /// Nodes that others told of and that were not asked: there were too many, or the time was over.
    package var leftOut = 0
    /// The questions that the answers gave rise to were not asked to the end.
    package var wasCutShort = false
    package var slotKeys: [SlotKeysFact] = []
    package var censuses: [KeyCensusFact] = []
    /// Why keys could not be counted at some nodes.
    package var uncounted: [CollectionFact] = []
    package var rates: [RateFact] = []
    /// What this machine says of itself, if nodes run on it.
    package var host: HostSample?
    /// Programs of this machine, if they were looked for.
    package var tools: ToolSample?
    /// What the config files of nodes hold, and what lies beside them.
    package var files: FileSample?

    /// Passwords that the nodes gave away to CONFIG GET.
    ///
    /// Memory only.
    package var vault: SecretVault {
        var vault = SecretVault()
        for node in nodes {
            for setting in node.config?.settings ?? [] {
                if let secret = setting.value.secret { vault[node.name, setting.name] = secret }
            }
        }
        return vault
    }

    /// Address of the node with this id, where it answered.
    package func name(of id: NodeID) -> String? {
        nodes.first { $0.id == id }?.name
    }
}

/// Passwords of nodes by directive.
///
/// It has no description that shows them and is never stored.
package struct SecretVault: Sendable {
    private var secrets: [String: [String: Secret]] = [:]

    package init() {}

    /// The password called `name` (requirepass, masterauth) of a node; nil if it could not be read.
    package subscript(node: String, name: String) -> Secret? {
        get { secrets[node]?[name] }
        set { secrets[node, default: [:]][name] = newValue }
    }
}
