import Facts
import GRDB
import Testing

@testable import Derivations

@Suite struct ConfigDifferenceTests {
    private static let file = "/c/redis.conf"

    private func store(
        live: [String: String],
        written: [(String, String)],
        complete: Bool = true,
        age: Int? = 1000,
        flavour: String = "redis",
        version: String = "7.0.15"
    ) throws -> FactStore {
        let store = try FactStore()
        try store.add([
            NodeFact(
                node: "h:1",
                host: "h",
                port: 1,
                state: "answered",
                seed: true,
                flavour: flavour,
                version: version,
                uptimeSeconds: 100
            )
        ])
        try store.add([RunsFromFact(node: "h:1", file: Self.file, origin: Self.file, read: true)])
        try store.add([
            ConfigFileFact(
                node: "h:1",
                file: Self.file,
                folder: "/c",
                readable: true,
                complete: complete,
                ageSeconds: age
            )
        ])
        try store.add(live.map { ConfigFact(node: "h:1", name: $0.key, value: $0.value, origin: "live") })
        try store.add(
            written.enumerated().map { index, pair in
                ConfigFact(
                    node: "h:1",
                    name: pair.0,
                    value: pair.1,
                    origin: Self.file,
                    file: Self.file,
                    line: index + 1
                )
            }
        )
        return store
    }

    private func differences(_ store: FactStore) throws -> [ConfigDifferenceFact] {
        try store.read(ConfigDifferenceDerivation.derive)
    }

    @Test("units, spelling, several lines and defaults are no differences")
    func equal() throws {
        let store = try store(
            live: [
                "maxmemory": "1073741824", "appendonly": "yes", "save": "900 1 300 10", "timeout": "0",
                "repl-timeout": "60", "maxclients": "4064", "dir": "/c", "unheard-of": "7",
            ],
            written: [
                ("maxmemory", "1gb"), ("appendonly", "YES"), ("save", "900 1"), ("save", "300 10"),
                ("maxclients", "10000"), ("dir", "."),
            ]
        )
        #expect(try differences(store).isEmpty)
    }

    @Test("another value, a missing line and a value that the file alone has, with file and line")
    func different() throws {
        let store = try store(
            live: ["maxmemory": "100", "repl-timeout": "61", "appendonly": "no"],
            written: [("appendonly", "yes")]
        )
        let found = try differences(store)
        #expect(found.map(\.name) == ["appendonly", "maxmemory", "repl-timeout"])
        #expect(found.map(\.written) == ["yes", "0", "60"] && found.map(\.line) == [1, nil, nil])
        #expect(found.allSatisfy { $0.file == Self.file && $0.lostOnRestart == true && !$0.secret })
    }

    @Test("a file that was edited after the start may be what is new; one that is not complete is asked for nothing")
    func doubt() throws {
        let edited = try differences(store(live: ["maxmemory": "100"], written: [], age: 5))
        #expect(edited.count == 1 && edited.first?.lostOnRestart == nil)
        #expect(try differences(store(live: ["maxmemory": "100"], written: [], complete: false)).isEmpty)
        let present = try store(live: ["maxmemory": "100"], written: [("maxmemory", "5")], complete: false)
        #expect(try differences(present).count == 1)
    }

    @Test("the backlog's default is another in Valkey 8")
    func flavours() throws {
        let live = ["repl-backlog-size": "10485760"]
        #expect(try differences(store(live: live, written: [], flavour: "valkey", version: "8.1.8")).isEmpty)
        #expect(try differences(store(live: live, written: [])).count == 1)
    }

    @Test("passwords are compared by number; with an aclfile requirepass is not")
    func secrets() throws {
        for hasACLFile in [false, true] {
            let store = try store(live: ["aclfile": hasACLFile ? "users.acl" : ""], written: [])
            try store.add([
                SecretFact(node: "h:1", name: "requirepass", isSet: true, valueNumber: 1),
                SecretFact(node: "h:1", name: "masterauth", isSet: true, valueNumber: 1),
                SecretFact(node: "h:1", name: "requirepass", isSet: false, origin: Self.file),
                SecretFact(
                    node: "h:1",
                    name: "masterauth",
                    isSet: true,
                    valueNumber: 2,
                    origin: Self.file,
                    file: Self.file,
                    line: 4
                ),
            ])
            let found = try differences(store)
            #expect(found.map(\.name) == (hasACLFile ? ["masterauth"] : ["masterauth", "requirepass"]))
            #expect(found.allSatisfy { $0.secret && $0.running == nil && $0.written == nil } && found[0].line == 4)
        }
    }
}

@Suite struct ACLDifferenceTests {
    private func user(_ name: String, _ origin: String, _ rules: String = "+@read", password: Int? = 1) -> ACLUserFact {
        ACLUserFact(
            node: "h:1",
            origin: origin,
            line: origin == "live" ? nil : 3,
            user: name,
            isOn: true,
            nopass: false,
            passwordNo: password,
            commands: rules,
            keys: "~b ~a",
            channels: "",
            selectors: 0,
            rulesNo: 0,
            canReplicate: false,
            dangerous: false
        )
    }

    private func derive(_ users: [ACLUserFact], version: Int = 70_200) throws -> [ACLDifferenceFact] {
        let store = try FactStore()
        try store.add([
            NodeFact(node: "h:1", host: "h", port: 1, state: "answered", seed: true, versionNumber: version)
        ])
        try store.add(users)
        return try store.read(ACLDifferenceDerivation.derive)
    }

    @Test("users that only one side has, another password, other commands")
    func different() throws {
        let found = try derive([
            user("new", "live"), user("gone", "/a"), user("x", "live"),
            user("x", "/a", "-@all +@read +get", password: 2),
            user("same", "live", "-@all +@read"), user("same", "/a"),
        ])
        #expect(
            found.map { "\($0.user) \($0.aspect)" } == [
                "gone only-written", "new only-running", "x password", "x commands",
            ]
        )
        #expect(found.allSatisfy { $0.file == "/a" } && found[0].line == 3)
    }

    @Test("before 7.2 the server words commands as it likes; without any file nothing is compared")
    func old() throws {
        #expect(try derive([user("x", "live"), user("x", "/a", "+get +set")], version: 60_200).isEmpty)
        #expect(try derive([user("x", "live")]).isEmpty && derive([user("x", "/a")]).isEmpty)
    }

    @Test("with a config file that has no users, all but the default one are in memory only")
    func memory() throws {
        let store = try FactStore()
        try store.add([NodeFact(node: "h:1", host: "h", port: 1, state: "answered", seed: true)])
        try store.add([RunsFromFact(node: "h:1", file: "/c", origin: "/c", read: true)])
        try store.add([ConfigFileFact(node: "h:1", file: "/c", folder: "/", readable: true, complete: true)])
        try store.add([ConfigFact(node: "h:1", name: "aclfile", value: "", origin: "live")])
        try store.add([user("default", "live"), user("app", "live")])
        let found = try store.read(ACLDifferenceDerivation.derive)
        #expect(found.map(\.user) == ["app"] && found.first?.aspect == "only-running" && found.first?.file == "/c")
    }
}
