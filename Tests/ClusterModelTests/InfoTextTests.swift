import Testing

@testable import ClusterModel

@Suite struct InfoTextTests {
    @Test(arguments: Samples.versions) func samples(version: String) throws {
        let (master, replica) = try Samples.infos(version)
        #expect(master.problems.isEmpty && replica.problems.isEmpty)
        #expect(master["role"] == "master" && replica["role"] == "slave")
        #expect(master.integer("cluster_enabled") == 1)
        #expect(master.entries(in: "replication").first?.field == "role")
        #expect(master.entries.count > 80)
    }

    @Test("CR LF, as servers send it, reads as LF does", arguments: Samples.versions)
    func lineEnds(version: String) throws {
        let text = try Samples.text("\(version)/info-all.txt")
        let sent = String(decoding: text.utf8.flatMap { $0 == 10 ? [13, 10] : [$0] }, as: UTF8.self)
        #expect(InfoText(sent) == InfoText(text))
    }

    @Test func sectionsWithSpaces() throws {
        let info = try Samples.infos("valkey-9.1.2").master
        #expect(info.entries.contains { $0.section == "Cluster Info" })
        #expect(!info.entries(in: "cluster info").isEmpty)
    }

    @Test func values() {
        let info = InfoText("# A B\r\nos:Linux: 6\r\nempty:\r\nn:-5\r\nn:6\r\nf:1.5\r\nbig:99999999999999999999\r\n")
        #expect(info["os"] == "Linux: 6" && info["empty"] == "" && info["none"] == nil)
        #expect(info.integer("n") == -5, "the first of two counts")
        #expect(info.integer("f") == nil && info.integer("big") == nil)
        #expect(info.entries.map(\.section) == Array(repeating: "A B", count: 6))
    }

    @Test("hostile texts are harmless") func hostile() {
        let line = String(repeating: "x", count: 1 << 20)
        let info = InfoText("\(line)\r\nfield:\(line)\r\n\u{0}:\u{0}\r\n:x\r\n\r\r\n#\r\nrole:master")
        #expect(info["field"]?.utf8.count == 1 << 20 && info["\u{0}"] == "\u{0}" && info["role"] == "master")
        #expect(info.problems.map(\.line) == [1, 4, 5])
        #expect(info.problems.allSatisfy { $0.description.utf8.count < 100 })
        #expect(InfoText(String(repeating: "no colon\n", count: 10_000)).problems.count == 100)
    }
}
