import Foundation
import Testing

@testable import Lab

struct PortCheckTests {
    @Test func namesWhoHasThePort() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(21_299).bigEndian
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(bound == 0 && listen(listener, 1) == 0)
        #expect(!PortCheck.isFree(21_299))
        #expect { try PortCheck.requireFree([21_299]) } throws: { "\($0)".contains("pid \(getpid())") }
        // A bus port counts as well.
        #expect(throws: LabError.self) { try PortCheck.requireFree([11_299]) }
        #expect(PortCheck.isFree(21_298))
    }
}
