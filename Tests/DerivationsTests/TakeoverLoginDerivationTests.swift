import Facts
import Testing

@testable import Derivations

@Suite struct TakeoverLoginDerivationTests {
    private func result(mayReplicate: Bool?, trial: String) throws -> String? {
        let store = try FactStore()
        try store.add([Given.member("h:1", slots: "0-9"), Given.member("h:4", role: "replica", master: "h:1")])
        try store.add(
            ["h:1", "h:4"].flatMap { node in
                ["masterauth", "requirepass"].map { SecretFact(node: node, name: $0, isSet: $0 == "masterauth") }
            }
        )
        try store.add([ConfigFact(node: "h:4", name: "masteruser", value: "repl", origin: "live")])
        try store.add([
            ACLUserFact(node: "h:1", origin: "live", user: "repl", isOn: true, rulesNo: 1, canReplicate: mayReplicate)
        ])
        try store.add([
            ProbeFact(
                kind: "replication-login",
                origin: "h:4",
                node: "h:1",
                target: "h:1",
                ok: trial == "accepted",
                result: trial
            )
        ])
        return try store.read(TakeoverLoginDerivation.derive).first { $0.node == "h:4" && $0.target == "h:1" }?.result
    }

    @Test("a login that is accepted is not enough: the user must be allowed to replicate")
    func rights() throws {
        #expect(try result(mayReplicate: true, trial: "accepted") == "works")
        #expect(try result(mayReplicate: nil, trial: "accepted") == "works")
        #expect(try result(mayReplicate: false, trial: "accepted") == "no_permission")
        #expect(try result(mayReplicate: false, trial: "wrong_password") == "wrong_password")
    }
}
