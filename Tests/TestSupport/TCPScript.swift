/// A TCP connection played into a capture: whoever speaks acknowledges all that the other side has said.
package struct TCPScript {
    package let client: [UInt8]
    package let server: [UInt8]
    package let clientPort: UInt16
    package let serverPort: UInt16
    package var clientNext: UInt32
    package var serverNext: UInt32
    private var identification: UInt16 = 1
    /// Bytes of an IPv4 header's options.
    package var options: [UInt8] = []

    package static let fin: UInt8 = 1
    package static let syn: UInt8 = 2
    package static let rst: UInt8 = 4
    package static let ack: UInt8 = 16

    /// Addresses of four or of sixteen bytes.
    package init(
        client: [UInt8] = [10, 0, 4, 20],
        clientPort: UInt16 = 51844,
        server: [UInt8] = [10, 0, 0, 15],
        serverPort: UInt16 = 7000,
        clientStart: UInt32 = 1000,
        serverStart: UInt32 = 9000
    ) {
        self.client = client
        self.server = server
        self.clientPort = clientPort
        self.serverPort = serverPort
        clientNext = clientStart
        serverNext = serverStart
    }

    package mutating func handshake(_ capture: inout CaptureBuilder) {
        packet(&capture, fromClient: true, Self.syn, [])
        clientNext &+= 1
        packet(&capture, fromClient: false, Self.syn | Self.ack, [])
        serverNext &+= 1
        packet(&capture, fromClient: true, Self.ack, [])
    }

    package mutating func request(_ capture: inout CaptureBuilder, _ text: String) {
        request(&capture, Array(text.utf8))
    }

    /// Bytes from the client.
    package mutating func request(_ capture: inout CaptureBuilder, _ bytes: [UInt8], after: UInt64 = 100_000) {
        packet(&capture, fromClient: true, Self.ack | 8, bytes, after: after)
        clientNext &+= UInt32(bytes.count)
    }

    package mutating func reply(_ capture: inout CaptureBuilder, _ text: String) { reply(&capture, Array(text.utf8)) }

    /// Bytes from the server.
    package mutating func reply(_ capture: inout CaptureBuilder, _ bytes: [UInt8], after: UInt64 = 100_000) {
        packet(&capture, fromClient: false, Self.ack | 8, bytes, after: after)
        serverNext &+= UInt32(bytes.count)
    }

    /// FIN of both sides.
    package mutating func close(_ capture: inout CaptureBuilder) {
        packet(&capture, fromClient: true, Self.fin | Self.ack, [])
        clientNext &+= 1
        packet(&capture, fromClient: false, Self.fin | Self.ack, [])
        serverNext &+= 1
        packet(&capture, fromClient: true, Self.ack, [])
    }

    package mutating func reset(_ capture: inout CaptureBuilder, fromClient: Bool) {
        packet(&capture, fromClient: fromClient, Self.rst | Self.ack, [])
    }

    package mutating func packet(
        _ capture: inout CaptureBuilder,
        fromClient: Bool,
        _ flags: UInt8,
        _ payload: [UInt8],
        after: UInt64 = 100_000
    ) {
        let tcp = segment(fromClient: fromClient, flags) + payload
        identification &+= 1
        let (source, target) = fromClient ? (client, server) : (server, client)
        var ip: [UInt8]
        if source.count == 16 {
            ip = [0x60, 0, 0, 0, UInt8(tcp.count >> 8 & 255), UInt8(tcp.count & 255), 6, 64] + source + target
        } else {
            let total = 20 + options.count + tcp.count
            ip = [UInt8(0x45 + options.count / 4), 0, UInt8(total >> 8 & 255), UInt8(total & 255)]
            ip += [UInt8(identification >> 8), UInt8(identification & 255), 0x40, 0, 64, 6, 0, 0] + source + target
            ip += options
        }
        capture.add(ip + tcp, after: after)
    }

    private func segment(fromClient: Bool, _ flags: UInt8) -> [UInt8] {
        let (source, target) = fromClient ? (clientPort, serverPort) : (serverPort, clientPort)
        let (sequence, acknowledged) = fromClient ? (clientNext, serverNext) : (serverNext, clientNext)
        let ports = [UInt8(source >> 8), UInt8(source & 255), UInt8(target >> 8), UInt8(target & 255)]
        return ports + big(sequence) + (flags & Self.ack == 0 ? [0, 0, 0, 0] : big(acknowledged))
            + [0x50, flags, 0xFF, 0xFF, 0, 0, 0, 0]
    }

    private func big(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }

    /// A request as clients send it.
    package static func command(_ words: String...) -> [UInt8] { command(words) }

    package static func command(_ words: [String]) -> [UInt8] {
        Array("*\(words.count)\r\n".utf8) + words.flatMap { Array("$\($0.utf8.count)\r\n\($0)\r\n".utf8) }
    }
}
