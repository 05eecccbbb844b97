import ClusterModel
import Collectors
import Foundation
import RESP
import Repair
import Testing

@Suite struct CommandWordTests {
    private var vault: SecretVault {
        var vault = SecretVault()
        vault["h:1", "requirepass"] = Secret("s3cr3t")
        return vault
    }

    private let words: [CommandWord] =
        .plain("CONFIG", "SET", "masterauth") + [.secret(node: "h:1", name: "requirepass", shown: "masterauth")]

    @Test("a password is shown by name and sent as it is")
    func secret() throws {
        let command = try #require(words.command(vault))
        #expect(words.shown == "CONFIG SET masterauth <masterauth>" && command.description == words.shown)
        #expect(command.words.last?.bytes == Array("s3cr3t".utf8) && command.hasSecrets)
    }

    @Test("without its password there is no command, rather than a wrong one")
    func unknown() {
        #expect(words.command(SecretVault()) == nil && [CommandWord]().command(vault) == nil)
    }

    @Test("empty words and words with spaces are quoted")
    func quoted() {
        #expect([CommandWord].plain("CONFIG", "SET", "save", "").shown == "CONFIG SET save \"\"")
        #expect([CommandWord].plain("CONFIG", "SET", "save", "900 1").shown == "CONFIG SET save \"900 1\"")
    }

    @Test("a word survives the journal, and a password is not in it")
    func codable() throws {
        let data = try JSONEncoder().encode(words)
        #expect(try JSONDecoder().decode([CommandWord].self, from: data) == words)
        #expect(!String(decoding: data, as: UTF8.self).contains("s3cr3t"))
    }
}
