import ClusterModel
import RESP

extension LabCluster {
    /// Ends a server as a crash would, lets `change` do its work on the files, and starts it again.
    func restart(_ member: LabMember, _ change: (Lab) throws -> Void) async throws {
        crash([member])
        try await waitForEnd(of: member)
        try change(lab)
        try await lab.launch(member.port)
        try await lab.waitForAnswers([member.port])
        did("started again", on: member)
    }

    func waitForEnd(of member: LabMember) async throws {
        let deadline = ContinuousClock.now + .seconds(5)
        while let process = lab.process(member.port) {
            guard ContinuousClock.now < deadline else { throw LabError.didNotEnd(pid: process.pid) }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Waits until the others have noticed that somebody else answers at the address of this node.
    func waitForLostAddress(of member: LabMember, for fault: any LabFault) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while !(await isLost(member.id)) {
            guard ContinuousClock.now < deadline else {
                throw LabError.noEffect(fault: fault.name, expected: "an entry without an address in another view")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func isLost(_ id: NodeID) async -> Bool {
        let views = await lab.askAll { port -> Bool? in
            let text = try await lab.send([RESPCommand("CLUSTER", "NODES")], to: port).first?.string ?? ""
            return ClusterNodes.parse(text)[id].map { $0.flags.contains(.noaddr) }
        }
        let known = views.compactMap { $0 }
        return !known.isEmpty && known.allSatisfy { $0 }
    }
}
