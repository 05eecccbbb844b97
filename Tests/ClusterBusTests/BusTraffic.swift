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

    private(set) var messages: [Item] = []
    let decoders: [BusStreamDecoder]

    init(_ capture: PacketCapture) {
        var streams: [String: BusStreamDecoder] = [:]
        for segment in capture.segments {
            // As everywhere, the signature tells; the client port's traffic is in the captures, too.
            guard streams[segment.stream] != nil || segment.payload.starts(with: "RCmb".utf8) else { continue }
            for message in feed(&streams[segment.stream, default: BusStreamDecoder()], segment.payload) {
                messages.append(
                    Item(
                        time: segment.time,
                        frame: segment.frame,
                        source: segment.source,
                        target: segment.target,
                        message: message
                    )
                )
            }
        }
        decoders = Array(streams.values)
    }

    /// Where the manual failover starts that most captures of a running cluster hold.
    var failover: Int {
        messages.firstIndex { [.failoverStart, .failoverAuthRequest].contains($0.message.type) } ?? messages.count
    }
}
