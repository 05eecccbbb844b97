import Testing

@testable import ClusterModel

@Suite struct SettingTextTests {
    @Test(
        "one value in two spellings",
        arguments: [
            ("maxmemory", ["1gb"], "1073741824"), ("maxmemory", ["1G"], "1000000000"), ("maxmemory", ["512"], "512"),
            ("appendonly", ["YES"], "yes"), ("repl-backlog-size", ["1mb"], "1048576"),
            ("maxmemory-policy", ["ALLKEYS-LRU"], "allkeys-lru"), ("save", ["900 1", "300 10"], "900 1 300 10"),
            ("save", ["900 1", ""], ""), ("save", ["\"\""], ""), ("notify-keyspace-events", ["KEA"], "AKE"),
            ("notify-keyspace-events", ["Eg$lshzxetK"], "AKE"),
            (
                "client-output-buffer-limit", ["slave 256mb 64mb 60"],
                "normal 0 0 0 slave 268435456 67108864 60 pubsub 33554432 8388608 60"
            ),
            (
                "client-output-buffer-limit", ["replica 1gb 0 0"],
                "normal 0 0 0 replica 1073741824 0 0 pubsub 32mb 8mb 60"
            ),
            ("timeout", ["007"], "7"), ("maxmemory-clients", ["10%"], "10%"),
        ]
    )
    func equal(name: String, file: [String], running: String) {
        #expect(SettingText.normal(file, of: name) == SettingText.normal(running, of: name))
    }

    @Test(arguments: [
        ("maxmemory", "1gb", "1000000000"), ("save", "900 1", "900 2"), ("appendonly", "yes", "no"),
        ("notify-keyspace-events", "KE", "AKE"), ("client-output-buffer-limit", "normal 1 0 0", "normal 0 0 0"),
        ("maxmemory", "1xb", "1"), ("maxmemory", "99999999999999999999gb", "0"),
    ])
    func different(name: String, file: String, running: String) {
        #expect(SettingText.normal(file, of: name) != SettingText.normal(running, of: name))
    }

    /// What the samples' servers were given.
    private static let given: Set<String> = ["appendonly", "cluster-node-timeout", "save"]

    @Test("the defaults are those of real servers", arguments: Samples.versions)
    func defaults(version: String) throws {
        let info = try Samples.infos(version).master
        let server = try #require(ServerVersion(info: info))
        let lines = try Samples.text("\(version)/config-get.txt")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let config = ConfigReply(flat: lines)
        var compared = 0
        for name in SettingDefaults.names where !Self.given.contains(name) {
            guard let running = config[name]?.text, let standard = SettingDefaults.value(of: name, in: server) else {
                continue
            }
            compared += 1
            #expect(SettingText.normal(running, of: name) == SettingText.normal(standard, of: name), "\(name)")
        }
        #expect(compared > 30)
    }

    @Test("a value compared with itself is equal, in every version", arguments: Samples.versions)
    func identity(version: String) throws {
        let lines = try Samples.text("\(version)/config-get.txt")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for setting in ConfigReply(flat: lines).settings {
            guard let text = setting.value.text else { continue }
            let once = SettingText.normal(text, of: setting.name)
            #expect(SettingText.normal([text, text], of: setting.name).hasPrefix(once) || setting.name == "save")
        }
    }
}
