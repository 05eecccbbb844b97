import Facts
import Testing

@testable import Derivations

@Suite struct ConfigDriftDerivationTests {
    private func drift(_ values: [(node: String, name: String, value: String)], versions: [String: Int] = [:]) throws
        -> [String]
    {
        let store = try FactStore()
        try store.add(values.map { ConfigFact(node: $0.node, name: $0.name, value: $0.value, origin: "live") })
        try store.add(
            Set(values.map(\.node)).sorted().map { name in
                var node = Given.node(name)
                node.versionNumber = versions[name] ?? 70_015
                node.flavour = "redis"
                return node
            }
        )
        return try store.read(ConfigDriftDerivation.derive)
            .map { "\($0.node) \($0.name) \($0.value) \($0.usual) \($0.nodesUsual)/\($0.nodes) \($0.kind)" }
    }

    @Test("the odd one out is named with its value and the usual one")
    func odd() throws {
        #expect(
            try drift([
                ("h:1", "maxmemory", "0"), ("h:2", "maxmemory", "100"), ("h:3", "maxmemory", "0"),
                ("h:1", "port", "1"), ("h:2", "port", "2"), ("h:1", "cluster-announce-ip", "a"),
                ("h:2", "cluster-announce-ip", "b"), ("h:1", "save", ""), ("h:2", "save", ""),
                ("h:1", "loglevel", "debug"), ("h:2", "loglevel", "notice"), ("h:3", "loglevel", "notice"),
            ]) == ["h:1 loglevel debug notice 2/3 other", "h:2 maxmemory 100 0 2/3 capacity"]
        )
    }

    @Test("nodes of different versions are not compared, a setting that one of them lacks is no difference")
    func versions() throws {
        #expect(
            try drift(
                [("h:1", "appendonly", "no"), ("h:2", "appendonly", "yes"), ("h:1", "new", "1")],
                versions: ["h:2": 80_200]
            ).isEmpty
        )
    }

    @Test(
        "what a difference would mean",
        arguments: [
            ("cluster-require-full-coverage", "danger"), ("min-replicas-to-write", "danger"),
            ("appendfsync", "persistence"),
            ("client-output-buffer-limit", "capacity"), ("hash-max-listpack-entries", "format"), ("loglevel", "other"),
        ]
    )
    func kinds(name: String, kind: String) { #expect(SettingKind.of(name) == kind && !SettingKind.isPersonal(name)) }

    @Test("placement: by examination from within, else by the address that the others know")
    func placement() throws {
        let store = try FactStore()
        try store.add([Given.member("127.0.0.1:1", slots: "0-9"), Given.member("10.0.0.2:1", role: "replica")])
        try store.add([
            AddressClaimFact(
                id: "id-127.0.0.1:1",
                node: "127.0.0.1:1",
                address: "10.0.0.1:1",
                observers: 1,
                own: false,
                answersID: "id-127.0.0.1:1",
                result: "same_node"
            ),
            AddressClaimFact(
                id: "id-10.0.0.2:1",
                node: "10.0.0.2:1",
                address: "127.0.0.1:9",
                observers: 9,
                own: false,
                result: "refused"
            ),
        ])
        let found = try store.read(PlacementDerivation.derive)
        #expect(found.map(\.machine) == ["10.0.0.2", "10.0.0.1"] && found.map(\.loopback) == [false, false])
        #expect(found.map(\.owner) == [false, true] && found.allSatisfy { !$0.certain })
    }

    @Test("a dead node at a loopback address was on the machine that was looked at")
    func deadNeighbour() throws {
        let store = try FactStore()
        try store.add([Given.member("127.0.0.1:1", slots: "0-9"), Given.member("127.0.0.1:2", role: "replica")])
        try store.add([HostProcessFact(node: "127.0.0.1:1", machine: "box", pid: 7)])
        #expect(try store.read(PlacementDerivation.derive).map(\.machine) == ["box", "box"])
    }
}
