import Replication
import TestSupport
import Testing

/// What an old master says to the new one after a manual failover, and what streams besides.
@Suite struct ReplicationSampleTests {
    @Test(arguments: [("redis-6.2.16", nil), ("redis-7.4.1", nil), ("valkey-9.1.2", "9.1.2")])
    func partialResyncAfterAFailover(sample: String, version: String?) throws {
        let link = try #require(try links(in: sample).first { $0.wasAsked })
        let events = link.exchange.events
        #expect(events.first == .request(.ping))
        #expect(events.contains(.answer(.pong, to: .ping)) && link.exchange.decoder.replicaPort == 17201)
        let resyncs = events.compactMap { event -> (String?, Int?)? in
            guard case .answer(.partialResync(let id), .psync(_, let offset, _)?) = event else { return nil }
            return (id, offset)
        }
        #expect(resyncs.count == 1 && resyncs[0].0?.utf8.count == 40)
        let base = try #require(resyncs[0].1) - 1
        #expect(events.contains(.streamBegan(offset: base)))
        #expect(events.contains(.request(.replconf([.init("version", version ?? "")]))) == (version != nil))
        // Both are idle after it, so the replica acknowledges what it was given to the byte.
        #expect(link.exchange.decoder.lag == ReplicationLag(bytes: 0, isExact: true))
        #expect(link.exchange.decoder.acknowledged == link.exchange.decoder.streamOffset)
    }

    @Test func fullResyncOfTheOldestVersion() throws {
        let link = try #require(try links(in: "redis-3.0.7").first { $0.wasAsked })
        let psync = ReplicationRequest.psync(id: nil, offset: nil, isFailover: false)
        let events = link.exchange.events
        #expect(
            events.contains(
                .answer(.fullResync(id: "0ce8ca44d99ed4a89437b7093390c90a91b66f9b", offset: 4316), to: psync)
            )
        )
        #expect(events.contains(.snapshotBegan(length: 1992)) && events.contains(.snapshotEnded(length: 1992)))
        #expect(events.contains(.streamBegan(offset: 4316)) && events.contains(.waiting(.replica)))
        let heads = events.compactMap { event in if case .snapshotHead(let head) = event { head } else { nil } }
        #expect(heads.map(\.magic) == ["REDIS0006"])
    }

    @Test(arguments: ["redis-3.0.7", "redis-6.2.16", "redis-7.4.1", "valkey-9.1.2"])
    func noByteOfAnyStreamIsLost(sample: String) throws {
        let links = try links(in: sample)
        #expect(links.count >= 3)
        for link in links {
            #expect(!link.exchange.events.contains { if case .lost = $0 { true } else { false } })
            // A replica that is just loading its snapshot has acknowledged nothing yet.
            #expect(link.exchange.decoder.lag != nil || link.exchange.decoder.streamedBytes == 0)
        }
    }

    private struct Link {
        var exchange: Exchange
        var wasAsked: Bool
    }

    /// The links of a capture; the replica is the side whose port was chosen by the system.
    private func links(in sample: String) throws -> [Link] {
        let capture = try PacketCapture.sample("\(sample)/replication.pcap")
        var links: [String: Link] = [:]
        for segment in capture.segments {
            let isReplica = Self.port(segment.source) > 20000
            let name = isReplica ? segment.source : segment.target
            let isHandshake =
                segment.payload.starts(with: "*1\r\n$4\r\nPING".utf8) || segment.payload.starts(with: "PING".utf8)
            var link =
                links[name]
                ?? (isReplica && isHandshake
                    ? Link(exchange: Exchange(), wasAsked: true)
                    : Link(exchange: Exchange(.midStream), wasAsked: false))
            if isReplica { link.exchange.replica(segment.payload) } else { link.exchange.master(segment.payload) }
            links[name] = link
        }
        return Array(links.values)
    }

    private static func port(_ address: String) -> Int { address.split(separator: ":").last.flatMap { Int($0) } ?? 0 }
}
