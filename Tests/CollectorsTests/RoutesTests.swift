import ClusterModel
import ServerConnection
import Testing

@testable import Collectors

@Suite struct RoutesTests {
    @Test("a host, a single address, and what is not mapped")
    func addresses() {
        var routes = Routes()
        #expect(routes.add("10.0.0.1=203.0.113.9") && routes.add("10.0.0.1:7002=[::1]:17002"))
        #expect(routes.add("[fd00::1]=node.example") && routes.add("fd00::2=127.0.0.1"))
        func to(_ host: String, _ port: Int) -> String { "\(routes.address(of: Endpoint(host: host, port: port)))" }
        #expect(to("10.0.0.1", 7001) == "203.0.113.9:7001")
        #expect(to("10.0.0.1", 7002) == "[::1]:17002")
        #expect(to("fd00::1", 1) == "node.example:1" && to("fd00::2", 1) == "127.0.0.1:1")
        #expect(to("10.0.0.2", 7001) == "10.0.0.2:7001")
        #expect(Routes().address(of: Routes.socket("/run/redis.sock")) == .unixSocket("/run/redis.sock"))
        #expect("\(Routes.socket("/run/redis.sock"))" == "/run/redis.sock")
    }

    @Test(
        "what is no pair of hosts or of addresses",
        arguments: ["", "=", "a", "a=", "=b", "a:1=b", "a=b:1", "a:x=b:1", "a b=c", "a=b=c", "a:70000=b:1"]
    )
    func malformed(text: String) {
        var routes = Routes()
        #expect(!routes.add(text) && routes.isEmpty)
    }

    @Test("a password belongs to a node by its own address or by the one at which it is reached")
    func passwords() throws {
        var access = ClusterAccess(password: Secret("all"))
        _ = access.routes.add("10.0.0.1:7001=127.0.0.1:17001")
        let outside = Endpoint(host: "127.0.0.1", port: 17001)
        access.nodePasswords[outside] = Secret("one")
        #expect(access.password(for: Endpoint(host: "10.0.0.1", port: 7001)) == Secret("one"))
        #expect(access.password(for: Endpoint(host: "10.0.0.1", port: 7002)) == Secret("all"))
    }
}
