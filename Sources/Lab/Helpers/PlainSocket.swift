import Foundation

/// A blocking TCP socket on this machine: all that a load or a proxy of the lab needs.
struct PlainSocket: Sendable {
    let descriptor: Int32

    static func connect(_ port: Int) -> PlainSocket? {
        let socket = PlainSocket(descriptor: Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
        guard socket.descriptor >= 0 else { return nil }
        let code = withAddress(port) { Glibc.connect(socket.descriptor, $0, $1) }
        guard code == 0 else {
            socket.close()
            return nil
        }
        return socket
    }

    static func listen(_ port: Int) -> PlainSocket? {
        let socket = PlainSocket(descriptor: Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
        var reuse: Int32 = 1
        setsockopt(socket.descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, socklen_t(MemoryLayout<Int32>.size))
        guard withAddress(port, { bind(socket.descriptor, $0, $1) }) == 0, Glibc.listen(socket.descriptor, 128) == 0
        else {
            socket.close()
            return nil
        }
        return socket
    }

    func accept() -> PlainSocket? {
        let other = Glibc.accept(descriptor, nil, nil)
        return other < 0 ? nil : PlainSocket(descriptor: other)
    }

    /// False when the other side is gone.
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map { Glibc.send(descriptor, $0 + sent, bytes.count - sent, Int32(MSG_NOSIGNAL)) }
                    ?? 0
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// What has arrived, at most 64 kB; nil at the end, an empty one when nothing came in time.
    func receive(within milliseconds: Int32 = -1) -> [UInt8]? {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, milliseconds) > 0 else { return [] }
        let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// Ends it in both directions, which wakes whoever waits for it in another thread.
    func shut() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    func close() { Glibc.close(descriptor) }

    private static func withAddress(_ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
