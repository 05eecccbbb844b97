import Facts
import Foundation
import GRDB
import Testing

@testable import Derivations

struct InfoDerivationTests {
    @Test("what is understood while others are still being asked makes the same tables", arguments: [1, 2, 3])
    func parts(count: Int) throws {
        let (whole, parts) = (try FactStore(), try FactStore())
        let nodes = (1...4).map { "h:900\($0)" }
        try whole.add(nodes.flatMap(Self.info))
        _ = try Derivations.runOnInfo(in: whole)

        var last: Int64 = 0
        for node in nodes.prefix(count) {
            try parts.add(Self.info(node))
            last = try Derivations.runOnInfo(in: parts, after: last)
        }
        #expect(try Derivations.runOnInfo(in: parts, after: last) == last)
        try parts.add(nodes.dropFirst(count).flatMap(Self.info))
        #expect(try Derivations.runOnInfo(in: parts, after: last) == 4 * 5)

        for table in FactCatalogue.derived {
            let sql = "SELECT * FROM \(table.name) ORDER BY rowid"
            let rows = try whole.read { try Row.fetchAll($0, sql: sql) }
            #expect(try parts.read { try Row.fetchAll($0, sql: sql) } == rows, "\(table.name)")
        }
        for table in ["memory", "replication", "command_stat", "keyspace", "key_size"] {
            #expect(try parts.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") } == 4, "\(table)")
        }
    }

    @Test func ofAnEmptyStoreNothing() throws {
        let store = try FactStore()
        #expect(try Derivations.runOnInfo(in: store) == 0)
    }

    private static func info(_ node: String) -> [InfoFact] {
        [
            InfoFact(node: node, section: "memory", field: "used_memory", value: "1000"),
            InfoFact(node: node, section: "replication", field: "role", value: "master"),
            InfoFact(node: node, section: "commandstats", field: "cmdstat_get", value: "calls=5,usec=10"),
            InfoFact(node: node, section: "keyspace", field: "db0", value: "keys=5,expires=0,avg_ttl=0"),
            InfoFact(node: node, section: "keysizes", field: "db0_distrib_strings_sizes", value: "1=4"),
        ]
    }
}
