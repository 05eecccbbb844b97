/// Every fact table of this version, in the order of the catalogue.
package enum FactCatalogue {
    /// What collectors write; a snapshot is read back from these.
    package static let collected: [FactTableDescription] = [
        RunFact.table.description,
        CollectionFact.table.description,
        NodeFact.table.description,
        InfoFact.table.description,
        ConfigFact.table.description,
        SecretFact.table.description,
        ClusterInfoFact.table.description,
        ProbeFact.table.description,
        BusSilenceFact.table.description,
        BeliefFact.table.description,
        DissentFact.table.description,
        OpenHalfFact.table.description,
        SlotKeysFact.table.description,
        ConfigFileFact.table.description,
        ConfigPortFact.table.description,
        ConfigProblemFact.table.description,
        NodesConfFact.table.description,
    ]

    /// What derivations compute from these, and what the diagnosis adds.
    package static let derived: [FactTableDescription] = [
        MemberFact.table.description,
        ShardFact.table.description,
        ReplicaLinkFact.table.description,
        SlotGapFact.table.description,
        OpenSlotFact.table.description,
        FindingFact.table.description,
        RuleResultFact.table.description,
    ]

    package static let tables = collected + derived

    package static func table(named name: String) -> FactTableDescription? {
        tables.first { $0.name == name }
    }
}
