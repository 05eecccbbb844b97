import Testing

@testable import ClusterModel

@Suite struct ConfigReplyTests {
    @Test(arguments: Samples.versions) func samples(version: String) throws {
        let lines = try Samples.text("\(version)/config-get.txt").split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let reply = ConfigReply(flat: lines.map(String.init))
        #expect(reply["maxmemory-samples"]?.text == "5")
        #expect(reply["slave-priority"] == .text("100") && reply["replica-priority"] == .text("100"))
        #expect(reply["requirepass"]?.secret?.isEmpty == true && reply["masterauth"]?.text == nil)
        #expect(Set(reply.settings.map(\.name)).count == reply.settings.count)
        #expect(!reply.settings.contains { $0.name.contains("slave") || $0.name.hasPrefix("primary") })
    }

    @Test(arguments: [
        ("slaveof", "replicaof"), ("min-slaves-to-write", "min-replicas-to-write"), ("primaryauth", "masterauth"),
        ("cluster-slave-no-failover", "cluster-replica-no-failover"), ("primaryuser", "masteruser"),
        ("repl-ping-slave-period", "repl-ping-replica-period"), ("SLAVE-Priority", "replica-priority"),
        ("save", "save"), ("", ""), ("-", "-"), ("enslaved-slaver", "enslaved-slaver"),
    ])
    func canonical(name: String, expected: String) {
        #expect(ConfigName.canonical(name) == expected)
    }

    @Test(arguments: [
        ("masterauth", true), ("primaryauth", true), ("RequirePass", true), ("tls-key-file-pass", true),
        ("tls-client-key-file-pass", true), ("user", true), ("sentinel-pass", true), ("masteruser", false),
        ("tls-key-file", false), ("maxmemory", false),
    ])
    func secrets(name: String, isSecret: Bool) {
        #expect(ConfigReply.isSecret(name) == isSecret)
        let reply = ConfigReply(flat: [name, "hunter2", "odd"])
        #expect("\(reply) \(String(reflecting: reply))".contains("hunter2") == !isSecret)
        #expect((reply[name]?.secret?.reveal() ?? reply[name]?.text) == "hunter2")
        #expect(reply.settings.count == 1 && reply["odd"] == nil)
    }
}
