import Facts
import Testing

@testable import Derivations

@Suite struct SavePointDerivationTests {
    private func points(_ value: String) throws -> [String] {
        let store = try FactStore()
        try store.add([
            ConfigFact(node: "h:1", name: "save", value: value, origin: "live"),
            ConfigFact(node: "h:1", name: "save", value: "1 1", origin: "/etc/redis.conf"),
        ])
        return try store.read(SavePointDerivation.derive).map { "\($0.seconds) \($0.changes)" }
    }

    @Test("each pair is a save point")
    func pairs() throws {
        #expect(try points("3600 1 300 100 60 10000") == ["3600 1", "300 100", "60 10000"])
    }

    @Test("an empty value is no save point, half a pair neither")
    func none() throws {
        #expect(try points("").isEmpty)
        #expect(try points("900") == [])
        #expect(try points("a 1 60 5") == ["60 5"])
    }
}
