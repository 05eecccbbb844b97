import Facts
import Testing

@testable import Derivations

@Suite struct KeySizeDerivationTests {
    private func sizes(_ field: String, _ value: String) throws -> [String] {
        let store = try FactStore()
        try store.add([InfoFact(node: "h:1", section: "keysizes", field: field, value: value)])
        return try store.read(KeySizeDerivation.derive)
            .map { "\($0.database) \($0.kind) \($0.unit) \($0.atLeast) \($0.keys)" }
    }

    @Test("powers of two with their unit")
    func sizes() throws {
        #expect(
            try sizes("db0_distrib_strings_sizes", "1=1,4=2,8=98,64M=3") == [
                "0 strings bytes 1 1", "0 strings bytes 4 2", "0 strings bytes 8 98", "0 strings bytes 67108864 3",
            ]
        )
        #expect(try sizes("db3_distrib_hashes_items", "1K=2") == ["3 hashes items 1024 2"])
    }

    @Test("what is no such line gives no row", arguments: ["", "x", "1=", "9999999999999E=1"])
    func broken(value: String) throws {
        #expect(try sizes("db0_distrib_lists_items", value).isEmpty)
        #expect(try sizes("db0_other", "1=1").isEmpty)
    }
}
