import ClusterModel
import RESP
import Replication

/// What a stream is, told by its bytes alone: ports say nothing.
extension TrafficEngine {
    /// Bytes of an incomplete value that are kept to go on with; what is longer is passed over.
    static let carryLimit = 4096
    /// After so many bytes that tell nothing a connection is something else.
    private static let unknownLimit = 1 << 20

    @inline(__always)
    mutating func deliver(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        switch flow.pointee.kind {
        case .resp:
            if direction == Int(flow.pointee.client) {
                requests(flow, direction, bytes, count, moment)
            } else {
                replies(flow, direction, bytes, count, moment)
            }
            flow.pointee.lastDataDirection = UInt8(truncatingIfNeeded: direction)
            flow.pointee.lastDataTime = moment.time
        case .bus: busBytes(flow, direction, bytes, count, moment)
        case .replication: replicationBytes(flow, direction, bytes, count, moment)
        case .unknown: recognize(flow, direction, bytes, count, moment)
        case .tls, .other: break
        }
    }

    /// The first bytes of a connection, or of what the capture holds of it.
    @inline(never)
    private mutating func recognize(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        let half = flow.halves + direction
        if half.pointee.carryCount > 0 {
            guard half.pointee.carryCount + count <= Self.carryLimit else { return become(flow, .other) }
            half.pointee.valueTime = moment.time
            let (all, length) = joined(half, bytes, count)
            guard Self.startsRequest(all, length), mayBeClient(flow, direction, all, length) else {
                return half.pointee.keep(all, length)
            }
            become(flow, .resp)
            setClient(flow, direction)
            return requests(flow, direction, all, length, moment)
        }
        if Self.startsBus(bytes, count) {
            become(flow, .bus)
            return busBytes(flow, direction, bytes, count, moment)
        } else if Self.startsTLS(bytes, count) {
            return become(flow, .tls)
        } else if Self.startsRequest(bytes, count), mayBeClient(flow, direction, bytes, count) {
            become(flow, .resp)
            setClient(flow, direction)
            return deliver(flow, direction, bytes, count, moment)
        } else if Self.startsResync(bytes, count) {
            // The capture starts in the middle of a replica's handshake.
            setClient(flow, direction ^ 1)
            adopt(flow, ReplicationDecoder())
            return replicationBytes(flow, direction, bytes, count, moment)
        } else if flow.pointee.client == UInt8(direction), count <= Self.carryLimit, Self.isText(bytes, count) {
            // It is believed only once the server answers in RESP.
            half.pointee.keep(bytes, count)
            half.pointee.valueTime = moment.time
            half.pointee.valueFrame = moment.frame
            return
        } else if flow.pointee.client == UInt8(direction ^ 1) {
            return serverSpeaks(flow, direction, bytes, count, moment)
        }
        if flow.halves[0].bytes + flow.halves[1].bytes > Self.unknownLimit { become(flow, .other) }
        if flow.pointee.client == UInt8(direction), !Self.startsRequest(bytes, count) { become(flow, .other) }
    }

    /// The server's first bytes while nothing is decided.
    private mutating func serverSpeaks(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ moment: Moment
    ) {
        let client = flow.halves + (direction ^ 1)
        // A master that is saving answers SYNC with empty lines first.
        if bytes.byte(0) == 0x0A {
            var blank = 1
            while blank < count, bytes.byte(blank) == 0x0A { blank += 1 }
            if blank < count { serverSpeaks(flow, direction, bytes + blank, count - blank, moment) }
            return
        }
        guard Self.startsReply(bytes, count) else { return become(flow, .other) }
        if let carry = client.pointee.carry, client.pointee.carryCount > 0 {
            let length = client.pointee.carryCount
            client.pointee.carry = nil
            client.pointee.carryCount = 0
            client.pointee.carryCapacity = 0
            become(flow, .resp)
            setClient(flow, direction ^ 1)
            let earlier = Moment(
                time: client.pointee.valueTime,
                frame: client.pointee.valueFrame,
                acknowledged: (flow.halves + direction).pointee.first &+ 1
            )
            requests(flow, direction ^ 1, UnsafeRawPointer(carry), length, earlier)
            carry.deallocate()
            return deliver(flow, direction, bytes, count, moment)
        }
        // Unasked: "max number of clients reached", "DENIED".
        let isKnown = Self.starts(bytes, count, "-ERR max number") || Self.starts(bytes, count, "-DENIED")
        guard flow.pointee.isSynced, isKnown else { return become(flow, .other) }
        become(flow, .resp)
        setClient(flow, direction ^ 1)
        deliver(flow, direction, bytes, count, moment)
    }

    mutating func become(_ flow: UnsafeMutablePointer<Flow>, _ kind: Flow.Kind) {
        flow.pointee.kind = kind
        if kind == .other || kind == .tls {
            flow.halves[0].dropCarry()
            flow.halves[1].dropCarry()
        }
    }

    static func startsBus(_ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
        count >= 4 && bytes.big32(0) == 0x5243_6D62
    }

    /// A TLS record: handshake, alert, change of cipher or data, of version 3.0 to 3.4.
    static func startsTLS(_ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
        count >= 5 && (0x14...0x17).contains(bytes.byte(0)) && bytes.byte(1) == 3 && bytes.byte(2) <= 4
            && bytes.big16(3) <= 0x4800
    }

    /// `*` digits CR LF `$`, or as much of it as is there.
    static func startsRequest(_ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
        guard count > 1, bytes.byte(0) == 0x2A else { return false }
        var index = 1
        while index < count, bytes.byte(index) &- 0x30 < 10 { index += 1 }
        guard index > 1, index < 12 else { return false }
        let rest: [UInt8] = [0x0D, 0x0A, 0x24]
        for (place, byte) in rest.enumerated() where index + place < count {
            if bytes.byte(index + place) != byte { return false }
        }
        return true
    }

    /// A type byte with what may follow it: other protocols of text start lines with some of them, too.
    static func startsReply(_ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
        guard count > 2 else { return false }
        let second = bytes.byte(1)
        let isDigit = second &- 0x30 < 10
        switch bytes.byte(0) {
        case 0x2B: return second >= 0x20 && second < 0x7F
        case 0x2D: return second >= 0x41 && second <= 0x5A
        case 0x3A, 0x24, 0x2A, 0x2C, 0x28: return isDigit || second == 0x2D
        case 0x21, 0x3D, 0x25, 0x7E, 0x3E, 0x7C: return isDigit
        case 0x23: return second == 0x74 || second == 0x66
        case 0x5F: return second == 0x0D
        default: return false
        }
    }

    /// `+FULLRESYNC`, an id and an offset: what only a master says.
    static func startsResync(_ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
        guard count > 54, starts(bytes, count, "+FULLRESYNC "), bytes.byte(52) == 0x20 else { return false }
        return (12..<52).allSatisfy { place in
            let byte = bytes.byte(place)
            return byte &- 0x30 < 10 || byte &- 0x61 < 6
        }
    }

    static func starts(_ bytes: UnsafeRawPointer, _ count: Int, _ text: StaticString) -> Bool {
        guard count >= text.utf8CodeUnitCount else { return false }
        for place in 0..<text.utf8CodeUnitCount where bytes.byte(place) != text.utf8Start[place] { return false }
        return true
    }

    /// Whether the sender of an array of strings is the client: it is if it opened the connection, or if the first
    /// string is the name of a command.
    private mutating func mayBeClient(
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ bytes: UnsafeRawPointer,
        _ count: Int
    ) -> Bool {
        if flow.pointee.client < 2 { return flow.pointee.client == UInt8(direction) }
        _ = skim.request(bytes, count, words)
        guard skim.found > 0, words[0].offset + words[0].length <= count else { return false }
        return commands.number(bytes + words[0].offset, words[0].length) != CommandTable.unknown
    }

    /// Whether it starts like lines of text: telnet and shell scripts write so.
    private static func isText(_ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
        for index in 0..<min(count, 16) {
            let byte = bytes.byte(index)
            guard byte >= 0x20 && byte < 0x7F || byte >= 0x09 && byte <= 0x0D else { return false }
        }
        return true
    }

    /// Settles who is the client, and so which server this is.
    mutating func setClient(_ flow: UnsafeMutablePointer<Flow>, _ direction: Int) {
        flow.pointee.client = UInt8(direction)
        let (server, port) = flow.pointee.address(direction ^ 1)
        let (client, _) = flow.pointee.address(direction)
        flow.pointee.node = nodeNumber(server, port)
        flow.pointee.conversation = conversationNumber(client, flow.pointee.node)
        conversations[Int(flow.pointee.conversation)].pointee.connections += 1
    }
}
