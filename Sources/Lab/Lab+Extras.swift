import ClusterModel
import RESP

extension Lab {
    /// Further servers beside the six, as recorded now.
    package var extraPorts: [Int] { (try? LabRecord.read(folder))?.extras ?? [] }

    /// Starts one more empty server of the same kind, with lines of its own in its config file.
    package func startExtra(lines: [String] = []) async throws -> LabMember {
        var record = try LabRecord.read(folder)
        let taken = Set(ports.all + (record.extras ?? []))
        let first = (taken.max() ?? 9006) + 1
        let free = (first..<min(first + 200, 55_000)).first {
            PortCheck.isFree($0) && PortCheck.isFree($0 + LabPorts.busOffset)
        }
        guard let port = free else { throw LabError.portInUse(port: first, holder: nil) }
        record.extras = (record.extras ?? []) + [port]
        try record.write(folder)
        try LabFile.makeFolder(folder.node(port))
        try LabFile.write(NodeConfig.text(port: port) + lines.map { $0 + "\n" }.joined(), to: folder.config(port))
        try await launch(port)
        try await waitForAnswers([port])
        let id = try? await send([RESPCommand("CLUSTER", "MYID")], to: port).first?.string
        // A lone server has no id; nobody will ask for it.
        let none = String(repeating: "0", count: 40)
        guard let node = NodeID(id ?? none) ?? NodeID(none) else {
            throw LabError.noAnswer(node: endpoint(port), detail: "CLUSTER MYID gives no id")
        }
        return LabMember(endpoint: endpoint(port), id: node, isMaster: true, masterID: nil, slots: SlotSet())
    }

    /// Starts a node with another program than the lab's own, as an upgrade does.
    package func launch(_ port: Int, with program: String) async throws {
        _ = try await ServerLauncher.start(program, folder: folder.node(port))
        try await waitForAnswers([port])
    }

    /// Ends them and removes their folders.
    func removeExtras() throws {
        guard var record = try? LabRecord.read(folder), let extras = record.extras else { return }
        for port in extras { try LabFile.remove(folder.node(port)) }
        record.extras = nil
        try record.write(folder)
    }
}

extension FaultStep {
    /// A seventh server, empty and alone; it plays the part `.extra`.
    static func extra(_ lines: String...) -> FaultStep {
        FaultStep { run in
            let member = try await run.lab.startExtra(lines: lines.map(run.fill))
            run.cluster.did("a new server", on: member)
            run.add(extra: member)
        }
    }
}
