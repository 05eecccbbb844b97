import Testing

@testable import ClusterModel

@Suite struct SecretTests {
    private struct Holder { let name = "masterauth", value = Secret("hunter2") }

    @Test("no way of printing shows it") func neverShown() {
        let secret = Secret("hunter2")
        var texts = ["\(secret)", String(describing: secret), String(reflecting: secret), "\(Holder())", "\([secret])"]
        var dumped = ""
        dump(secret, to: &dumped)
        dump(Holder(), to: &dumped)
        dump(["key": secret], to: &dumped)
        texts += [dumped, "\(Optional(secret) as Any)", "\(ConfigValue.secret(secret))"]
        for text in texts {
            #expect(!text.contains("hunter2"))
            #expect(text.contains("secret"))
        }
    }

    @Test func compares() {
        #expect(Secret("a") == Secret("a") && Secret("a") != Secret("b"))
        #expect(Secret("").isEmpty && !Secret(" ").isEmpty)
        #expect(Secret("hunter2").reveal() == "hunter2")
    }
}
