import Foundation
import Testing

@testable import Collectors

struct SocketDiagnosisTests {
    @Test("netlink tells of a listening socket what /proc/net/tcp tells", arguments: [AF_INET, AF_INET6])
    func agrees(family: Int32) throws {
        let socket = try Listener(family)
        let asked = try #require(SocketDiagnosis.listeners()).first { $0.port == socket.port }
        #expect(asked != nil)
        #expect(asked == ListeningSocket.listed(HostRoot()).first { $0.port == socket.port })
        #expect(asked?.waiting == 1)
        #expect(asked?.address == (family == AF_INET ? "127.0.0.1" : "::1"))
    }
}

/// A socket on loopback with one connection that nobody accepts.
private final class Listener {
    private let handles: [Int32]
    let port: Int

    init(_ family: Int32) throws {
        let handle = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        let client = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        handles = [handle, client]
        var storage = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let outcome = withUnsafeMutableBytes(of: &storage) { raw -> [Int32] in
            raw.storeBytes(of: UInt16(family), as: UInt16.self)
            if family == AF_INET {
                size = socklen_t(MemoryLayout<sockaddr_in>.size)
                raw[4] = 127
                raw[7] = 1
            } else {
                raw[23] = 1
            }
            guard let address = raw.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return [-1] }
            return [
                bind(handle, address, size), listen(handle, 5), getsockname(handle, address, &size),
                connect(client, address, size),
            ]
        }
        try #require(outcome == [0, 0, 0, 0])
        port = withUnsafeBytes(of: storage) { Int($0[2]) << 8 | Int($0[3]) }
    }

    deinit {
        for handle in handles { close(handle) }
    }
}
