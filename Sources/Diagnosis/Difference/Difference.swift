import ClusterModel
package import Facts

/// What became of a cluster between two snapshots.
package struct Difference: Sendable {
    /// One fact that differs.
    package struct Change: Sendable, Hashable {
        package enum Kind: String, Sendable, CaseIterable {
            case member, address, role, master, slots, configEpoch = "config-epoch", currentEpoch = "current-epoch"
            case reachability, clusterState = "cluster-state", version, setting
        }

        package let kind: Kind
        /// The node or nodes that it is about; for a setting its name follows.
        package let nodes: [String]
        package let name: String?
        /// Nil where there was nothing.
        package let before: String?
        /// Nil where there is nothing any more.
        package let after: String?
    }

    /// What matters: members, roles, slots, epochs, versions and settings, in this order; no counters.
    package let changes: [Change]
    package let newFindings: [Finding]
    package let goneFindings: [Finding]
    package let sameFindings: [Finding]

    package var isEmpty: Bool { changes.isEmpty && newFindings.isEmpty && goneFindings.isEmpty }

    package init(
        before: (store: FactStore, diagnosis: Diagnosis),
        after: (store: FactStore, diagnosis: Diagnosis)
    ) throws {
        changes = try Self.changes(ClusterPicture(before.store), ClusterPicture(after.store))
        let earlier = Set(before.diagnosis.findings.map(\.id))
        let later = Set(after.diagnosis.findings.map(\.id))
        newFindings = after.diagnosis.findings.filter { !earlier.contains($0.id) }
        sameFindings = after.diagnosis.findings.filter { earlier.contains($0.id) }
        goneFindings = before.diagnosis.findings.filter { !later.contains($0.id) }
    }

    private static func changes(_ before: ClusterPicture, _ after: ClusterPicture) -> [Change] {
        let found = memberChanges(before, after) + nodeChanges(before, after) + settingChanges(before, after)
        let order = Dictionary(
            uniqueKeysWithValues: Change.Kind.allCases.enumerated().map { ($0.element, $0.offset) }
        )
        return found.sorted { left, right in
            (order[left.kind] ?? 0, left.nodes.first ?? "", left.name ?? "")
                < (order[right.kind] ?? 0, right.nodes.first ?? "", right.name ?? "")
        }
    }

    private static func memberChanges(_ before: ClusterPicture, _ after: ClusterPicture) -> [Change] {
        Set(before.members.keys).union(after.members.keys).sorted().flatMap { id -> [Change] in
            guard let old = before.members[id] else {
                return [Change(.member, after.members[id]?.node ?? id, nil, after.members[id]?.role ?? "member")]
            }
            guard let new = after.members[id] else { return [Change(.member, old.node, old.role ?? "member", nil)] }
            return [
                Change(.address, new.node, old.node, new.node), Change(.role, new.node, old.role, new.role),
                Change(.master, new.node, old.master, new.master),
                Change(.slots, new.node, slots(old.slots), slots(new.slots)),
                Change(.configEpoch, new.node, number(old.configEpoch), number(new.configEpoch)),
            ].filter { $0.before != $0.after }
        }
    }

    private static func nodeChanges(_ before: ClusterPicture, _ after: ClusterPicture) -> [Change] {
        Set(before.nodes.keys).intersection(after.nodes.keys).sorted().flatMap { node -> [Change] in
            guard let old = before.nodes[node], let new = after.nodes[node] else { return [] }
            // What a node that did not answer would have said is unknown, not different.
            let told = [
                Change(.version, node, old.version, new.version),
                Change(.clusterState, node, old.clusterState, new.clusterState),
                Change(.currentEpoch, node, number(old.currentEpoch), number(new.currentEpoch)),
            ].filter { $0.before != nil && $0.after != nil }
            return ([Change(.reachability, node, old.state, new.state)] + told).filter { $0.before != $0.after }
        }
    }

    /// The same change of a setting on several nodes is one.
    private static func settingChanges(_ before: ClusterPicture, _ after: ClusterPicture) -> [Change] {
        struct Key: Hashable {
            let setting: String
            let before, after: String?
        }
        var nodes: [Key: [String]] = [:]
        for node in Set(before.settings.keys).intersection(after.settings.keys).sorted() {
            let (old, new) = (before.settings[node] ?? [:], after.settings[node] ?? [:])
            let origins = Set(old.keys.map(\.origin)).intersection(new.keys.map(\.origin))
            for setting in Set(old.keys).union(new.keys) where origins.contains(setting.origin) {
                guard old[setting] != new[setting] else { continue }
                let name = setting.origin == "live" ? setting.name : "\(setting.name) in \(setting.origin)"
                nodes[Key(setting: name, before: old[setting], after: new[setting]), default: []].append(node)
            }
        }
        return nodes.map { key, nodes in
            Change(kind: .setting, nodes: nodes, name: key.setting, before: key.before, after: key.after)
        }
    }

    private static func slots(_ slots: SlotSet) -> String { slots.isEmpty ? "none" : slots.description }
    private static func number(_ number: Int?) -> String? { number.map(String.init) }
}

extension Difference.Change {
    fileprivate init(_ kind: Kind, _ node: String, _ before: String?, _ after: String?) {
        self.init(kind: kind, nodes: [node], name: nil, before: before, after: after)
    }
}
