import Foundation

/// Asks the kernel over netlink for the TCP sockets that listen: unlike `/proc/net/tcp` it need not walk through all the
/// connections of the machine for them.
///
/// Source: sock_diag(7); `linux/netlink.h`, `linux/inet_diag.h`.
enum SocketDiagnosis {
    private static let netlink = (family: Int32(16), protocol: Int32(4))
    private static let headerSize = 16
    private static let answerSize = 72
    private static let listening: UInt32 = 1 << 10
    private enum Kind {
        static let byFamily: UInt16 = 20
        static let error: UInt16 = 2
        static let done: UInt16 = 3
    }

    /// Nil where the kernel does not say, as in some containers.
    static func listeners() -> [ListeningSocket]? {
        let handle = socket(netlink.family, Int32(SOCK_RAW.rawValue), netlink.protocol)
        guard handle >= 0 else { return nil }
        defer { close(handle) }
        var limit = timeval(tv_sec: 0, tv_usec: 200_000)
        setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        guard let four = ask(handle, UInt8(AF_INET)), let six = ask(handle, UInt8(AF_INET6)) else { return nil }
        return four + six
    }

    private static func ask(_ handle: Int32, _ family: UInt8) -> [ListeningSocket]? {
        let question = request(family)
        guard send(handle, question, question.count, 0) == question.count else { return nil }
        var sockets: [ListeningSocket] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = recv(handle, &buffer, buffer.count, 0)
            guard count >= headerSize else { return nil }
            switch take(buffer[..<count], &sockets) {
            case .more: continue
            case .all: return sockets
            case .refused: return nil
            }
        }
    }

    private static func request(_ family: UInt8) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: headerSize + 56)
        bytes.withUnsafeMutableBytes { raw in
            raw.storeBytes(of: UInt32(raw.count), toByteOffset: 0, as: UInt32.self)
            raw.storeBytes(of: Kind.byFamily, toByteOffset: 4, as: UInt16.self)
            // NLM_F_REQUEST, NLM_F_DUMP
            raw.storeBytes(of: 0x301, toByteOffset: 6, as: UInt16.self)
            raw.storeBytes(of: listening, toByteOffset: headerSize + 4, as: UInt32.self)
        }
        bytes[headerSize] = family
        bytes[headerSize + 1] = UInt8(IPPROTO_TCP)
        return bytes
    }

    private enum Progress { case more, all, refused }

    /// Reads the messages of one datagram.
    private static func take(_ bytes: ArraySlice<UInt8>, _ sockets: inout [ListeningSocket]) -> Progress {
        bytes.withUnsafeBytes { raw in
            var start = 0
            while start + headerSize <= raw.count {
                let length = Int(raw.loadUnaligned(fromByteOffset: start, as: UInt32.self))
                guard length >= headerSize, start + length <= raw.count else { return .refused }
                switch raw.loadUnaligned(fromByteOffset: start + 4, as: UInt16.self) {
                case Kind.done: return .all
                case Kind.error: return .refused
                case Kind.byFamily where length >= headerSize + answerSize:
                    let answer = UnsafeRawBufferPointer(rebasing: raw[(start + headerSize)..<(start + length)])
                    if let socket = ListeningSocket(diagnosed: answer) { sockets.append(socket) }
                default: break
                }
                start += (length + 3) & ~3
            }
            return .more
        }
    }
}

extension ListeningSocket {
    /// A `struct inet_diag_msg`: port and address in network order, everything else in the machine's.
    fileprivate init?(diagnosed raw: UnsafeRawBufferPointer) {
        let count = raw[0] == UInt8(AF_INET) ? 4 : 16
        guard let address = Self.text(of: Array(raw[8..<(8 + count)])) else { return nil }
        self.init(
            address: address,
            port: Int(raw[4]) << 8 | Int(raw[5]),
            waiting: Int(raw.loadUnaligned(fromByteOffset: 56, as: UInt32.self)),
            inode: Int(raw.loadUnaligned(fromByteOffset: 68, as: UInt32.self))
        )
    }
}
