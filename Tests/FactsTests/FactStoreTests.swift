import Facts
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct FactStoreTests {
    @Test("every table and column of the catalogue is documented, and names are unlike")
    func catalogue() throws {
        for table in FactCatalogue.tables {
            #expect(table.meaning.hasSuffix("."), "\(table.name)")
            for column in table.columns { #expect(column.meaning.hasSuffix("."), "\(table.name).\(column.name)") }
            #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name)")
        }
        #expect(Set(FactCatalogue.tables.map(\.name)).count == FactCatalogue.tables.count)
    }

    @Test("a new store has every table of the catalogue, strict and empty")
    func tables() throws {
        let store = try FactStore()
        let tables = try store.read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'"
            )
        }
        #expect(Set(tables.map { $0["name"] as String }) == Set(FactCatalogue.tables.map(\.name)))
        #expect(tables.allSatisfy { $0["strict"] as Bool })
        for table in FactCatalogue.tables {
            #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table.name)") } == 0)
        }
    }

    @Test("what is unknown is NULL, what is false is 0")
    func values() throws {
        let store = try FactStore()
        try store.add([SecretFact(node: "h:1", name: "masterauth", isSet: false)])
        let row = try #require(try store.read { try Row.fetchOne($0, sql: "SELECT * FROM secret") })
        #expect(row["is_set"] as Int == 0 && row["value_no"] as Int? == nil && row["node"] as String == "h:1")
    }

    @Test("rows of one transaction are all there or none is")
    func transaction() throws {
        struct Broken: Error {}
        let store = try FactStore()
        #expect(throws: Broken.self) {
            try store.add { writer in
                try writer.add([SlotKeysFact(node: "h:1", slot: 1, keys: 1)])
                throw Broken()
            }
        }
        #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM slot_keys") } == 0)
    }

    @Test("the collection comes back as it was written")
    func collection() throws {
        let store = try FactStore()
        let facts = [
            CollectionFact(
                node: "h:1",
                collector: .clusterNodes,
                status: .timedOut,
                milliseconds: 1.5,
                detail: "no answer"
            ),
            CollectionFact(node: "h:2", collector: .slotKeys, status: .notAsked),
        ]
        try store.add(facts)
        let read = try store.collection()
        #expect(read.map(\.node) == ["h:1", "h:2"] && read.map(\.collector) == [.clusterNodes, .slotKeys])
        #expect(read.map(\.status) == [.timedOut, .notAsked] && read.map(\.milliseconds) == [1.5, nil])
        #expect(read.map(\.detail) == ["no answer", nil])
    }
}
