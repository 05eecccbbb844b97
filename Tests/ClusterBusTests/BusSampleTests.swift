import ClusterBus
import ClusterModel
import Foundation
import TestSupport
import Testing

/// What 18 server versions really sent, against what `CLUSTER NODES` said at that time.
@Suite struct BusSampleTests {
    static let captures = (try? ProjectFolder.files(below: "fixtures/samples", ending: ".pcap")) ?? []
    static let running = captures.filter { $0.hasSuffix("/bus.pcap") }

    @Test func everyVersionIsHere() throws {
        let listed = try ProjectFolder.files(below: "fixtures/samples", ending: "/cluster-nodes.txt")
        #expect(Self.running.count == 18)
        #expect(Set(Self.running.map(Self.version)) == Set(listed.map(Self.version)))
    }

    @Test(arguments: captures.filter { !$0.hasSuffix("replication.pcap") })
    func everyByteIsAMessage(path: String) throws {
        let traffic = try BusTraffic(PacketCapture.sample(path))
        #expect(traffic.messages.count >= 8)
        for decoder in traffic.decoders {
            #expect(decoder.counters.wrongLengths == 0 && decoder.counters.skippedBytes == 0)
            #expect(decoder.counters.unknownTypes == 0 && decoder.counters.cut == 0 && decoder.counters.desyncs == 0)
            #expect(decoder.pendingBytes == 0)
        }
        let version: UInt16 = path.hasPrefix("redis-3.") ? 0 : 1
        #expect(traffic.messages.allSatisfy { $0.message.envelope.version == version })
    }

    @Test(arguments: running) func nodesAndSlotsAreThoseOfClusterNodes(path: String) throws {
        let view = ClusterNodes.parse(
            try ProjectFolder.text("fixtures/samples/\(Self.version(path))/cluster-nodes.txt")
        )
        var headers: [NodeID: BusMessage] = [:]
        for item in try BusTraffic(PacketCapture.sample(path)).messages {
            // The first of each sender: later ones may come after the manual failover.
            if let id = item.message.sender?.id, headers[id] == nil { headers[id] = item.message }
        }
        #expect(Set(headers.keys) == Set(view.nodes.map(\.id)) && view.nodes.count == 6)
        for node in view.nodes {
            let message = try #require(headers[node.id])
            let header = try #require(message.header)
            #expect(Int(header.port) == node.port && header.busPort.map { Int($0) } == node.busPort)
            #expect(header.flags.asListed.subtracting(.myself) == node.flags.subtracting(.myself))
            #expect(header.master == node.masterID && !header.isClusterDown)
            let owner = try #require(view[node.masterID ?? node.id])
            #expect(message.slots == owner.slots && header.sender.configEpoch == UInt64(owner.configEpoch))
        }
    }

    @Test(arguments: running) func gossipKnowsTheSameNodes(path: String) throws {
        let view = ClusterNodes.parse(
            try ProjectFolder.text("fixtures/samples/\(Self.version(path))/cluster-nodes.txt")
        )
        var seen: Set<NodeID> = []
        let traffic = try BusTraffic(PacketCapture.sample(path))
        for (index, item) in traffic.messages.enumerated() {
            guard case .heartbeat(let gossip, let extensions) = item.message.payload else { continue }
            for entry in gossip {
                let node = try #require(entry.id.flatMap { view[$0] })
                seen.insert(node.id)
                #expect(entry.ip == node.host && Int(entry.port) == node.port)
                #expect(entry.busPort.map { Int($0) } == node.busPort)
                if index < traffic.failover { #expect(entry.flags.asListed == node.flags.subtracting(.myself)) }
            }
            for case .unknown(let type, _) in extensions { Issue.record("extension \(type) is not known") }
        }
        #expect(seen == Set(view.nodes.map(\.id)))
    }

    @Test func extensionsTellAgeAndFlavour() throws {
        var secrets: Set<String> = []
        var shards: Set<String> = []
        for path in Self.running {
            for message in try BusTraffic(PacketCapture.sample(path)).messages {
                guard case .heartbeat(_, let extensions) = message.message.payload else { continue }
                for item in extensions {
                    if item == .internalSecret { secrets.insert(Self.version(path)) }
                    if case .shard(.some) = item { shards.insert(Self.version(path)) }
                }
            }
        }
        #expect(secrets == ["redis-8.0.2", "redis-8.2.3"])
        #expect(shards == Set(Self.running.map(Self.version)).subtracting(Self.withoutExtensions))
    }

    /// The whole captures lie beside a checkout where the project is developed; a fresh clone has only cuts of them.
    @Test func everyByteOfTheWholeCaptures() throws {
        let folder = try ProjectFolder.url().appending(path: "../shared/samples").standardizedFileURL
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for path in names.flatMap({ ["\($0)/bus.pcap", "\($0)/bus-create.pcap"] }) {
            guard let data = try? Data(contentsOf: folder.appending(path: path)) else { continue }
            let traffic = try BusTraffic(PacketCapture([UInt8](data)))
            #expect(traffic.messages.count >= 25)
            for decoder in traffic.decoders {
                let counters = decoder.counters
                #expect(counters.wrongLengths + counters.skippedBytes + counters.unknownTypes + counters.cut == 0)
            }
        }
    }

    private static let withoutExtensions: Set = [
        "redis-3.0.7", "redis-3.2.13", "redis-4.0.14", "redis-5.0.14", "redis-6.0.20", "redis-6.2.16", "redis-7.0.15",
    ]

    private static func version(_ path: String) -> String { String(path.prefix { $0 != "/" }) }
}
