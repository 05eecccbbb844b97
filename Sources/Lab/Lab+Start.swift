import ClusterModel
import Foundation

extension Lab {
    /// What a start had to do.
    package struct Start: Sendable {
        package let lab: Lab
        /// The ports whose servers were started now; empty when all ran already.
        package let started: [Int]
        /// The ports whose servers were frozen and go on now.
        package let woken: [Int]
    }

    /// Makes the folders, starts what does not run, wakes what is frozen, and waits until all six answer.
    ///
    /// Forms no cluster. Servers that this very call started are stopped again when one of them does not come up.
    package static func start(
        in folder: LabFolder,
        ports: LabPorts? = nil,
        server: String? = nil
    ) async throws -> Start {
        let lab = try prepare(folder, ports: ports, server: server)
        let woken = lab.ports.all.filter { lab.process($0)?.isFrozen == true }
        for port in woken { lab.signal(SIGCONT, port) }
        let missing = lab.ports.all.filter { lab.process($0) == nil }
        try PortCheck.requireFree(missing)
        do {
            for port in missing { try await lab.launch(port) }
            try await lab.waitForAnswers(lab.ports.all)
        } catch {
            try? await lab.stop(missing)
            throw error
        }
        var record = lab.record
        record.nodes = lab.ports.all.map { LabRecord.Node(port: $0, pid: lab.process($0)?.pid) }
        try record.write(folder)
        return Start(lab: try Lab(folder: folder, record: record), started: missing, woken: woken)
    }

    private static func prepare(_ folder: LabFolder, ports: LabPorts?, server: String?) throws(LabError) -> Lab {
        let lab: Lab
        if folder.hasRecord {
            lab = try open(folder)
            if let ports, ports != lab.ports {
                throw LabError.otherPorts(running: lab.ports.description, asked: ports.description)
            }
        } else {
            let ports = ports ?? .tutorial
            let nodes = ports.all.map { LabRecord.Node(port: $0, pid: nil) }
            let record = LabRecord(server: try ServerBinary.locate(server), started: Date(), nodes: nodes)
            lab = try Lab(folder: folder, record: record)
            try folder.checkUnclaimed(ports)
            try PortCheck.requireFree(ports.all)
        }
        try folder.prepare(lab.ports)
        // Before the first server runs, so that `lab down` finds it whatever happens next.
        try lab.record.write(folder)
        return lab
    }

    func launch(_ port: Int, prelude: String = "") async throws {
        let said = try await ServerLauncher.start(record.server, folder: folder.node(port), prelude: prelude)
        if process(port) == nil, !said.isEmpty { throw didNotStart(port, said: said) }
    }

    func waitForAnswers(_ ports: [Int], patience: Int = 15) async throws {
        let deadline = ContinuousClock.now + .seconds(patience)
        for port in ports {
            while await !LabSession.answers(endpoint(port)) {
                guard ContinuousClock.now < deadline, process(port) != nil else {
                    throw didNotStart(port, said: LabFile.lastLine(folder.log(port)))
                }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    private func didNotStart(_ port: Int, said: String) -> LabError {
        .didNotStart(port: port, log: folder.log(port), said: said)
    }
}
