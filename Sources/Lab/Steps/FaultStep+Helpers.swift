import ClusterModel
import Foundation

extension FaultStep {
    /// Clients that send the same commands to a node as long as the fault lasts.
    static func load(
        _ place: FaultPlace,
        every: Double?,
        rounds: Int = 1,
        connections: Int = 1,
        reconnects: Bool = false,
        reads: Bool = true,
        _ commands: [String]...
    ) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                var work = LabWork(port: member.port, commands: commands.map { $0.map(run.fill) })
                work.every = every
                work.rounds = rounds
                work.connections = connections
                work.reconnects = reconnects
                work.reads = reads
                try await run.lab.startHelper(.work(work))
                let shown = commands.map { $0.prefix(2).joined(separator: " ") }.joined(separator: ", ")
                run.cluster.did("clients keep sending \(shown) (\(connections))", on: member)
            }
        }
    }

    /// Puts a proxy before the bus port of nodes, which hits the connections of some others or of all.
    static func proxy(
        _ place: FaultPlace,
        _ treatment: BusProxy.Treatment,
        from senders: [FaultPlace]? = nil,
        seconds: Double = 0
    ) -> FaultStep {
        FaultStep { run in
            for member in run.members(place) {
                let bus = member.port + LabPorts.busOffset
                let free = (bus + 1..<min(bus + 2_000, 65_000)).first {
                    PortCheck.isFree($0) && !run.lab.ports.all.contains($0 - LabPorts.busOffset)
                }
                guard let port = free else { throw LabError.portInUse(port: bus + 1, holder: nil) }
                let ids = senders.map { places in places.flatMap { run.members($0) }.map(\.id.text) }
                var proxy = BusProxy(listen: port, target: bus, treatment: treatment, senders: ids, seconds: seconds)
                // Links between two nodes with proxies: both must know the other's before one is cut.
                if senders != nil { proxy.begins = Date().addingTimeInterval(8) }
                try await run.lab.startHelper(.proxy(proxy))
                for _ in 0..<80 where PortCheck.isFree(port) { try await Task.sleep(for: .milliseconds(25)) }
                run.cluster.did("a proxy on port \(port) before the bus: \(treatment.rawValue)", on: member)
                let undo = ["CONFIG", "SET", "cluster-announce-bus-port", "0"]
                try run.lab.remember(LabUndo(port: member.port, words: undo))
                try await run.order(["CONFIG", "SET", "cluster-announce-bus-port", "\(port)"], on: member)
            }
        }
    }
}
