/// One node's own opinion of the cluster: the answer to `CLUSTER INFO`; nil means that it did not say.
package struct ClusterInfo: Sendable, Hashable {
    /// `ok` or `fail`.
    package var state: String?
    package var slotsAssigned: Int?
    package var slotsOk: Int?
    package var slotsPfail: Int?
    package var slotsFail: Int?
    package var knownNodes: Int?
    /// How many masters hold slots.
    package var size: Int?
    package var currentEpoch: Int64?
    package var myEpoch: Int64?
    /// All other fields, such as `cluster_stats_messages_ping_sent`, where absent means 0.
    package var others: [String: String] = [:]

    /// Reads the text of any version; what can't be read stays nil.
    package static func parse(_ text: String) -> ClusterInfo {
        var info = ClusterInfo()
        for entry in InfoText(text).entries { info.read(entry) }
        return info
    }

    private mutating func read(_ entry: InfoText.Entry) {
        switch entry.field {
        case "cluster_state": state = entry.value
        case "cluster_slots_assigned": slotsAssigned = Int(entry.value)
        case "cluster_slots_ok": slotsOk = Int(entry.value)
        case "cluster_slots_pfail": slotsPfail = Int(entry.value)
        case "cluster_slots_fail": slotsFail = Int(entry.value)
        case "cluster_known_nodes": knownNodes = Int(entry.value)
        case "cluster_size": size = Int(entry.value)
        case "cluster_current_epoch": currentEpoch = Int64(entry.value)
        case "cluster_my_epoch": myEpoch = Int64(entry.value)
        default: others[entry.field] = entry.value
        }
    }
}
