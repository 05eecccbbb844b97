import Foundation
import TestSupport
import Testing

@testable import Lab

struct PortCheckTests {
    @Test func namesWhoHasThePort() throws {
        let port = try Ports.claim(in: 11_000...18_999)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(bound == 0 && listen(listener, 1) == 0)
        #expect(!PortCheck.isFree(port))
        #expect { try PortCheck.requireFree([port]) } throws: { "\($0)".contains("pid \(getpid())") }
        // A bus port counts as well.
        #expect(throws: LabError.self) { try PortCheck.requireFree([port - 10_000]) }
        close(listener)
        #expect(PortCheck.isFree(port))
    }
}
