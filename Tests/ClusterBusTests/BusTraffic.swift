import ClusterBus
import TestSupport

/// All bus messages of a capture, decoded stream by stream, in the order of their last packets.
struct BusTraffic {
    struct Item {
        let time: Double
        let frame: Int
        let source: String
        let target: String
        let message: BusMessage
    }

    let messages: [Item]
    let decoders: [BusStreamDecoder]

    init(_ capture: PacketCapture) {
        var items: [Item] = []
        decoders = capture.forEachBusMessage { message, segment in
            items.append(
                Item(
                    time: segment.time,
                    frame: segment.frame,
                    source: segment.source,
                    target: segment.target,
                    message: message.value
                )
            )
        }
        messages = items
    }

    /// Where the manual failover starts that most captures of a running cluster hold.
    var failover: Int {
        messages.firstIndex { [.failoverStart, .failoverAuthRequest].contains($0.message.type) } ?? messages.count
    }
}

extension PacketCapture {
    /// Decodes all bus traffic, stream by stream, in the order of the packets that complete the messages.
    @discardableResult
    func forEachBusMessage(_ body: (BusMessageView, Segment) -> Void) -> [BusStreamDecoder] {
        var streams: [String: BusStreamDecoder] = [:]
        for segment in segments {
            // As everywhere, the signature tells; the client port's traffic is in the captures, too.
            guard streams[segment.stream] != nil || segment.payload.starts(with: "RCmb".utf8) else { continue }
            segment.payload.withUnsafeBytes { bytes in
                streams[segment.stream, default: BusStreamDecoder()].feed(bytes) { body($0, segment) }
            }
        }
        return Array(streams.values)
    }
}
