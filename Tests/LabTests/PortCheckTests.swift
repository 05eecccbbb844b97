import Foundation
import Glibc
import TestSupport
import Testing

@testable import Lab

struct PortCheckTests {
    private static let range = 11_000...18_999

    @Test func namesWhoHasThePort() throws {
        let port = try Ports.claim(in: Self.range)
        let listener = try listen(on: port)
        #expect(!PortCheck.isFree(port))
        #expect { try PortCheck.requireFree([port]) } throws: { "\($0)".contains("pid \(getpid())") }
        // A bus port counts as well.
        #expect(throws: LabError.self) { try PortCheck.requireFree([port - 10_000]) }
        close(listener)
        #expect(PortCheck.isFree(port))
    }

    @Test("among more listeners than the kernel's first piece of its table holds")
    func namesEveryHolder() throws {
        let ports = try (0..<60).map { _ in try Ports.claim(in: Self.range) }
        let listeners = try ports.map(listen)
        defer { for listener in listeners { close(listener) } }
        for port in ports {
            #expect(PortHolder.find(port)?.hasSuffix("(pid \(getpid()))") == true)
        }
    }

    private func listen(on port: Int) throws -> Int32 {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(bound == 0 && Glibc.listen(listener, 1) == 0)
        return listener
    }
}
