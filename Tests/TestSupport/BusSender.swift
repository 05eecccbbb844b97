import Glibc

/// Sends packets to the bus port of a server, as if another node had sent them.
package struct BusSender: ~Copyable {
    private let descriptor: CInt

    package init(port: Int) throws {
        descriptor = LoopbackSocket.make()
        guard LoopbackSocket.connect(descriptor, port) else { throw TestFailure("no bus at port \(port)") }
    }

    deinit { close(descriptor) }

    package func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw TestFailure("the bus connection was closed") }
            sent += count
        }
    }
}
