import ClusterModel
package import RESP

/// The lab's cluster as it is now, and the one way in which faults act on it.
package struct LabCluster: Sendable {
    package let lab: Lab
    /// Who answered, in the order of the ports.
    package let members: [LabMember]
    /// Told each thing that was done, with secrets shown by name.
    private let report: @Sendable (String) -> Void

    /// Asks every node who it is.
    package static func read(
        _ lab: Lab,
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) async -> LabCluster {
        let answers = await lab.askAll { port in try await member(port, of: lab) }
        return LabCluster(lab: lab, members: answers.compactMap { $0 }, report: report)
    }

    /// Sends commands to one node and reports each; the first error reply is thrown.
    @discardableResult
    package func run(_ commands: RESPCommand..., on member: LabMember) async throws -> [RESPValue] {
        let replies = try await lab.send(commands, to: member.port)
        for (command, reply) in zip(commands, replies) {
            if let error = reply.error {
                throw LabError.refused(node: member.endpoint, command: "\(command)", reply: "\(error)")
            }
            did("\(command)", on: member)
        }
        return replies
    }

    func did(_ what: String, on member: LabMember) { report("\(member.endpoint)  \(what)") }

    private static func member(_ port: Int, of lab: Lab) async throws -> LabMember? {
        let replies = try await lab.send([RESPCommand("CLUSTER", "NODES")], to: port)
        guard let text = replies.first?.string, let myself = ClusterNodes.parse(text).myself else { return nil }
        return LabMember(
            endpoint: lab.endpoint(port),
            id: myself.id,
            isMaster: myself.isMaster,
            masterID: myself.masterID,
            slots: myself.slots
        )
    }
}
