import ClusterModel
import Foundation
import TestSupport
import Testing

@testable import Capture

/// The bus and replication of real servers of every version.
@Suite struct SampleBusTests {
    static let buses: [String] =
        (try? ProjectFolder.files(below: "fixtures/samples", ending: ".pcap"))?
        .filter { $0.contains("bus") } ?? []
    static let replications: [String] =
        (try? ProjectFolder.files(below: "fixtures/samples", ending: ".pcap"))?
        .filter { $0.contains("replication") } ?? []

    private func summary(_ sample: String) throws -> TrafficSummary {
        try CaptureRun(paths: [ProjectFolder.url().appending(path: "fixtures/samples/\(sample)").path]).analyze()
    }

    @Test("every message is decoded", arguments: buses)
    func decoded(_ sample: String) throws {
        let summary = try summary(sample)
        #expect(summary.quality.busMessages > 0)
        #expect(summary.quality.busDamaged == 0)
        #expect(summary.quality.busConnections > 0)
        #expect(!summary.busNodes.isEmpty)
        #expect(summary.busMessages.reduce(0) { $0 + $1.span.count } == summary.quality.busMessages)
        #expect(summary.busNodes.allSatisfy { $0.address.contains(":") && $0.role != nil })
    }

    @Test("nodes, slots and epochs are those of CLUSTER NODES", arguments: buses.filter { $0.hasSuffix("/bus.pcap") })
    func nodes(_ sample: String) throws {
        let version = String(sample.prefix { $0 != "/" })
        let view = ClusterNodes.parse(
            try ProjectFolder.text("fixtures/samples/\(version)/cluster-nodes.txt")
        )
        let summary = try summary(sample)
        #expect(Set(summary.busNodes.map(\.id)) == Set(view.nodes.map(\.id)))
        // In whole captures a manual failover follows, after the nodes were asked: two of them change places.
        let election = summary.elections.first
        #expect(summary.elections.count <= 1 && election?.isManual != false && election?.outcome ?? "won" == "won")
        let old = election?.masterID.flatMap { view[$0] }
        for node in view.nodes {
            let seen = try #require(summary.busNodes.first { $0.id == node.id })
            #expect(seen.address == "\(node.host):\(node.port)" || node.host.isEmpty)
            if let election, node.id == election.candidateID {
                #expect(seen.slots == old?.slots && seen.configEpoch == election.epoch)
            } else if old == nil || node.id != old?.id && node.masterID != old?.id {
                let owner = try #require(view[node.masterID ?? node.id])
                #expect(seen.slots == node.slots && seen.configEpoch == owner.configEpoch)
                #expect(seen.role == (node.isMaster ? "master" : "replica") && seen.master == node.masterID)
            }
        }
    }

    @Test("replication streams: full resync, transfer, acknowledgements", arguments: replications)
    func replication(_ sample: String) throws {
        let summary = try summary(sample)
        // Links that were up before the capture are known by their acknowledgements.
        let answer = sample.contains("3.0.7") ? "full" : "partial"
        let resync = try #require(summary.resyncs.first { $0.answer == answer }, "\(summary.resyncs)")
        #expect(resync.replicationID?.utf8.count == 40)
        if answer == "full" { #expect(resync.transferFinished == true) }
        #expect(summary.resyncs.contains { $0.answer == "unknown" && $0.acknowledgements > 0 })
        #expect(summary.quality.replicationConnections > 0)
        #expect(summary.events.contains { $0.kind == "resync_\(answer)" })
    }

    @Test("there are samples")
    func some() {
        #expect(Self.buses.count >= 18)
        #expect(Self.replications.count >= 4)
    }
}
