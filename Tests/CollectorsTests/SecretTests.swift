import ClusterModel
import Facts
import Foundation
import GRDB
import SampleCluster
import TestSupport
import Testing

@testable import Collectors

@Suite struct SecretTests {
    @Test("equal passwords have equal numbers, different ones different numbers, none has none")
    func numbers() {
        var numbers = SecretNumbers()
        #expect(numbers.number(of: Secret("a")) == 1 && numbers.number(of: Secret("b")) == 2)
        #expect(numbers.number(of: Secret("a")) == 1 && numbers.number(of: Secret("")) == nil)
        #expect(numbers.number(of: Secret("A")) == 3)
    }

    private static let passwords = [
        "s3cr3t-requirepass", "s3cr3t-masterauth", "s3cr3t-key-phrase", "s3cr3t-user", "s3cr3t-old",
    ]

    private func sample() throws -> LiveSample {
        var cluster = try SampleCluster()
        for port in 9001...9006 {
            cluster[port].requirepass = Self.passwords[0]
            cluster[port].masterauth = port > 9003 ? Self.passwords[1] : ""
        }
        var nodes = cluster.samples
        nodes[0].config = ConfigReply(pairs: [
            ("requirepass", Self.passwords[0]), ("primaryauth", Self.passwords[4]),
            ("tls-key-file-pass", Self.passwords[2]),
            ("tls-client-key-file-pass", Self.passwords[2]), ("user", "default on >\(Self.passwords[3]) ~* +@all"),
            ("maxmemory", "0"), ("masteruser", ""),
        ])
        return LiveSample(nodes: nodes)
    }

    @Test("the vault knows the passwords, and shows none")
    func vault() throws {
        let vault = try sample().vault
        #expect(vault["127.0.0.1:9001", "requirepass"]?.reveal() == Self.passwords[0])
        #expect(vault["127.0.0.1:9001", "masterauth"]?.reveal() == Self.passwords[4])
        #expect(vault["127.0.0.1:9002", "masterauth"]?.isEmpty == true && vault["127.0.0.1:9009", "masterauth"] == nil)
        var dumped = ""
        dump(vault, to: &dumped)
        #expect(!dumped.contains("s3cr3t") && !"\(vault)".contains("s3cr3t"))
    }

    @Test("no password is in the snapshot, not even in its unused pages")
    func snapshot() throws {
        let folder = try TemporaryFolder("secrets")
        defer { folder.remove() }
        let store = try FactStore()
        try sample().write(to: store)
        let file = URL(fileURLWithPath: folder.file("x.rcd"))
        try store.save(to: file)
        let bytes = try Data(contentsOf: file)
        #expect(bytes.range(of: Data("cluster-node-timeout".utf8)) != nil)
        for password in Self.passwords + ["s3cr3t"] {
            #expect(bytes.range(of: Data(password.utf8)) == nil, "\(password)")
        }
    }

    @Test("the store says which passwords are set, and which are equal")
    func facts() throws {
        let store = try FactStore()
        try sample().write(to: store)
        func secrets(_ sql: String) throws -> [String] {
            try store.read {
                try String.fetchAll($0, sql: "SELECT node || ' ' || value_no FROM secret WHERE \(sql) ORDER BY node")
            }
        }
        #expect(try secrets("name = 'requirepass'").allSatisfy { $0.hasSuffix(" 1") })
        #expect(try secrets("name = 'masterauth' AND is_set").count == 4)
        #expect(
            try secrets("name = 'masterauth' AND node > '127.0.0.1:9003'").allSatisfy {
                $0.hasSuffix(" 4") || $0.hasSuffix(" 5")
            }
        )
        let columns = "node, name, is_set, value_no"
        let unset = try store.read { try Row.fetchAll($0, sql: "SELECT \(columns) FROM secret WHERE NOT is_set") }
        #expect(unset.count == 2 && unset.allSatisfy { ($0["value_no"] as Int?) == nil })
        let names = try store.read { try String.fetchSet($0, sql: "SELECT name FROM config") }
        #expect(names.isSuperset(of: ["maxmemory", "cluster-node-timeout"]))
        #expect(names.isDisjoint(with: ["requirepass", "masterauth", "primaryauth", "user", "tls-key-file-pass"]))
    }
}
