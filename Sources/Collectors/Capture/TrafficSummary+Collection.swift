import Capture
import Facts

/// What a capture holds and what it lacks, so that rules about the latter say so and are not called clean.
extension TrafficSummary {
    var collection: [CollectionFact] {
        let name = files.first?.name ?? ""
        let read = files.map { file in
            CollectionFact(
                node: file.name,
                collector: .capture,
                status: file.frames > 0 ? .ok : .unreachable,
                detail: file.trouble?.description
            )
        }
        return read
            + [
                Self.fact(name, .captureClients, missing: missingClients),
                Self.fact(name, .captureBus, missing: missingBus),
                Self.fact(name, .captureReplication, missing: missingReplication),
            ]
    }

    /// A capture tells nothing of what nodes and files would have said.
    var unasked: [CollectionFact] {
        (CollectorName.live + CollectorName.files).map {
            CollectionFact(node: files.first?.name ?? "", collector: $0, status: .notAsked)
        }
    }

    private static func fact(_ name: String, _ collector: CollectorName, missing: String?) -> CollectionFact {
        CollectionFact(node: name, collector: collector, status: missing == nil ? .ok : .unsupported, detail: missing)
    }

    private var missingClients: String? {
        if quality.respConnections == 0, quality.commands == 0, logins.isEmpty, strangers.isEmpty {
            return quality.tlsConnections > 0
                ? "clients use TLS, which can't be read" : "the capture holds no connection of a client"
        }
        let isOneSided = !flows.contains { $0.kind == "resp" && !$0.isOneSided }
        return isOneSided && quality.respConnections > 0
            ? "the capture holds only one direction of the clients' connections" : nil
    }

    private var missingBus: String? {
        if quality.busMessages == 0 {
            return "the capture holds nothing of the cluster bus: its ports are the client ports + 10000, for example "
                + "tcpdump 'tcp portrange 7000-7005 or tcp portrange 17000-17005'"
        }
        if !busNodes.isEmpty, !busNodes.contains(where: { $0.role != nil }) {
            return "the snap length cut the messages of the bus: capture with tcpdump -s 0"
        }
        return nil
    }

    private var missingReplication: String? {
        resyncs.isEmpty && quality.replicationConnections == 0
            ? "the capture holds no connection between a replica and its master" : nil
    }
}
