import Glibc
package import RESP

/// A plain connection to one server, without an event loop and without the client under test.
package struct NodeClient: ~Copyable {
    private let descriptor: CInt
    private let port: Int
    private var parser = RESPParser()

    /// - Parameter password: sent by AUTH; that a server without a password refuses it does no harm.
    /// - Parameter address: in host byte order; one of loopback that is not 127.0.0.1.
    package init(port: Int, password: String? = nil, address: UInt32 = 0x7F00_0001) throws {
        self.port = port
        descriptor = LoopbackSocket.make()
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        guard LoopbackSocket.connect(descriptor, port, address: address) else {
            throw TestFailure("can't connect to port \(port)")
        }
        if let password { _ = try send([["AUTH", password]]) }
    }

    deinit { close(descriptor) }

    /// Sends all commands at once and reads their replies; an error reply is a reply.
    package mutating func send(_ commands: [[String]]) throws -> [RESPValue] {
        var bytes: [UInt8] = []
        for words in commands {
            bytes += Array("*\(words.count)\r\n".utf8)
            for word in words { bytes += Array("$\(word.utf8.count)\r\n\(word)\r\n".utf8) }
        }
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw TestFailure("can't send to port \(port)") }
            sent += count
        }
        var replies: [RESPValue] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while replies.count < commands.count {
            if let value = try parser.nextValue() {
                replies.append(value)
                continue
            }
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { throw TestFailure("port \(port) does not answer \(commands[replies.count])") }
            parser.append(chunk[..<count])
        }
        return replies
    }
}
