package import ClusterModel

/// A node of the lab as it sees itself.
package struct LabMember: Sendable, Hashable {
    package let endpoint: Endpoint
    package let id: NodeID
    package let isMaster: Bool
    package let masterID: NodeID?
    package let slots: SlotSet

    package var port: Int { endpoint.port }
}
