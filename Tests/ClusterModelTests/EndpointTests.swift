import Testing

@testable import ClusterModel

@Suite struct EndpointTests {
    @Test(arguments: [
        ("127.0.0.1:9001", "127.0.0.1", 9001), ("node-1.example.org:65535", "node-1.example.org", 65535),
        ("[::1]:9001", "::1", 9001), ("[fe80::1%eth0]:1", "fe80::1%eth0", 1),
    ])
    func reads(text: String, host: String, port: Int) throws {
        let endpoint = try #require(Endpoint(text))
        #expect(endpoint == Endpoint(host: host, port: port))
        #expect(endpoint.description == text)
    }

    @Test(arguments: [
        "", ":", "host", "host:", ":9001", "host:0", "host:65536", "host:-1", "host:+1", "::1:9001", "[::1]", "[]:1",
        "[host]:1", "a b:1", "host:1x", "host:99999999999999999999", "[[::1]]:1", "ho\u{0}st:1",
    ])
    func refuses(text: String) {
        #expect(Endpoint(text) == nil)
    }

    @Test("ports are compared as numbers") func order() {
        let endpoints = ["b:1", "a:10000", "a:9001"].compactMap { Endpoint($0) }
        #expect(endpoints.sorted().map(\.description) == ["a:9001", "a:10000", "b:1"])
    }
}
