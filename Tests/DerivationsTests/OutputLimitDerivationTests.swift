import Facts
import Testing

@testable import Derivations

@Suite struct OutputLimitDerivationTests {
    private func limits(_ value: String) throws -> [String] {
        let store = try FactStore()
        try store.add([ConfigFact(node: "h:1", name: "client-output-buffer-limit", value: value, origin: "live")])
        return try store.read(OutputLimitDerivation.derive)
            .map { "\($0.kind) \($0.hardBytes) \($0.softBytes) \($0.softSeconds)" }
    }

    @Test("the value of any version is taken apart, slave is replica")
    func classes() throws {
        #expect(
            try limits("normal 0 0 0 slave 268435456 67108864 60 pubsub 33554432 8388608 60") == [
                "normal 0 0 0", "replica 268435456 67108864 60", "pubsub 33554432 8388608 60",
            ]
        )
    }

    @Test(
        "what is cut off or no number costs that class alone",
        arguments: ["", "normal", "replica a 0 0", "replica 1 2"]
    )
    func broken(value: String) throws {
        #expect(try limits(value).isEmpty)
        #expect(try limits("normal 1 2 3 " + value) == ["normal 1 2 3"])
    }
}
