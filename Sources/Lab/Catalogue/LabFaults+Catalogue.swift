extension LabFaults {
    /// The faults that are lists of steps, by area.
    static let catalogue: [any LabFault] =
        topology + nodeFiles + slots + replication + security + settings + network + persistence + memory + clients
        + load + operations + hosts
}
