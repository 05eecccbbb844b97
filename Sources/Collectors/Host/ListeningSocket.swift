import Foundation

/// A TCP socket that waits for connections: in netlink's answer, or a line of `/proc/net/tcp` or `tcp6` in state 0A.
///
/// Source: `get_tcp4_sock` in the kernel's `net/ipv4/tcp_ipv4.c`; for such a socket the receive queue is the number of
/// connections that were not accepted yet.
package struct ListeningSocket: Sendable, Hashable {
    let address: String
    package let port: Int
    let waiting: Int
    package let inode: Int

    package static func all(_ root: HostRoot) -> [ListeningSocket] {
        (root.isReal ? SocketDiagnosis.listeners() : nil) ?? listed(root)
    }

    static func listed(_ root: HostRoot) -> [ListeningSocket] {
        ["/proc/net/tcp", "/proc/net/tcp6"].flatMap { path in
            (root.text(path) ?? "").split(separator: "\n").dropFirst().compactMap { ListeningSocket($0) }
        }
    }

    init(address: String, port: Int, waiting: Int, inode: Int) {
        self.address = address
        self.port = port
        self.waiting = waiting
        self.inode = inode
    }

    private init?(_ line: Substring) {
        let words = line.split(separator: " ")
        guard words.count > 9, words[3] == "0A" else { return nil }
        let local = words[1].split(separator: ":")
        let queues = words[4].split(separator: ":")
        guard local.count == 2, let port = Int(local[1], radix: 16), let address = Self.address(local[0]),
            let inode = Int(words[9])
        else { return nil }
        self.address = address
        self.port = port
        waiting = queues.last.flatMap { Int($0, radix: 16) } ?? 0
        self.inode = inode
    }

    /// Words of four bytes, each in the machine's byte order (little-endian everywhere that servers run).
    private static func address(_ hex: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = hex
        while rest.count >= 8 {
            guard let word = UInt32(rest.prefix(8), radix: 16) else { return nil }
            withUnsafeBytes(of: word.littleEndian) { bytes += $0 }
            rest = rest.dropFirst(8)
        }
        return rest.isEmpty ? text(of: bytes) : nil
    }

    /// - Parameter bytes: in network order.
    static func text(of bytes: [UInt8]) -> String? {
        guard [4, 16].contains(bytes.count) else { return nil }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
