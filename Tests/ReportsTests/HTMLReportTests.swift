import Diagnosis
import Facts
import Foundation
import RuleFormat
import Rules
import SampleCluster
import Testing

@testable import Reports

@Suite struct HTMLReportTests {
    private func page(_ store: FactStore) throws -> String {
        var report = try SampleReport.report(store)
        report.facts = store
        return try HTMLReport(report).text
    }

    /// What stands in the page outside of its own script and style.
    private func words(_ page: String) -> String {
        page.replacing(/<(script|style) nonce[^>]*>[\s\S]*?<\/\1>/, with: "")
    }

    @Test("one file: nothing is fetched, nothing runs but what carries the page's own nonce")
    func selfContained() throws {
        let page = try page(try SampleReport.brokenStore())
        let policy = try #require(page.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).1
        #expect(policy.contains("default-src 'none'"))
        let nonce = try #require(policy.firstMatch(of: /script-src 'nonce-([0-9a-z]+)'/)).1
        #expect(nonce.count >= 32)
        #expect(page.ranges(of: "<script").count == 1 && page.contains("<script nonce=\"\(nonce)\">"))
        #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("unsafe-inline"))
        #expect(words(page).firstMatch(of: /\s(on[a-z]+|style|src)=/) == nil, "no handlers, no inline styles")
        #expect(try self.page(try SampleReport.brokenStore()).firstMatch(of: /nonce-([0-9a-z]+)/)?.1 != nonce)
    }

    @Test("the problem stands with its proof, what it means, what to do and what follows from it")
    func problem() throws {
        let page = try page(try SampleReport.brokenStore())
        #expect(page.contains("<p class=\"verdict critical\">critical</p>"))
        #expect(page.contains("127.0.0.1:9004 cannot sync: 127.0.0.1:9001 wants a password"))
        #expect(page.contains("<td>master_link_status:down</td>"))
        #expect(page.contains("CONFIG SET masterauth &lt;masterauth&gt;"))
        #expect(page.contains("2 consequences"))
        #expect(page.ranges(of: "<article").count == 1, "consequences are no problems of their own")
        #expect(try self.page(try SampleReport.healthyStore()).contains("No problems found."))
    }

    @Test(
        "what servers say is text, whatever it holds; long names are cut",
        arguments: [
            "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "</title><img src=x>", "\u{202E}live",
            String(repeating: "long", count: 2500),
        ]
    )
    func hostile(name: String) throws {
        let store = try SampleReport.brokenStore()
        let evil = "\(name):9001"
        try store.add([NodeFact.sample(evil, state: "answered")])
        try store.add([MemberFact.sample(evil)])
        try store.add([SecretFact(node: evil, name: "masterauth", isSet: false)])
        try store.add([ReplicaLinkFact(node: evil, master: evil, status: "down", neverConnected: true, syncing: false)])
        let page = try page(store)
        #expect(page.ranges(of: "<script").count == 1 && !page.contains("<img"))
        let bare = words(page).replacing(/="[^"]*"/, with: "")
        #expect(bare.firstMatch(of: /<[^>]*\sonmouseover/) == nil, "a name never leaves its attribute")
        #expect(!page.contains("\u{202E}"))
        #expect(page.utf8.count < 200_000)
    }

    @Test("shards, links, slots and views are drawn from the facts")
    func picture() throws {
        let store = try PictureSamples.cluster(shards: 3)
        let picture = try #require(try ClusterPicture(store))
        #expect(picture.shards.map(\.master.address) == ["h1:1", "h2:1", "h3:1"])
        #expect(picture.shards[1].replicas.map(\.link) == ["down"])
        #expect(picture.shards[2].replicas[0].health == .failed)
        #expect(
            picture.slots.map(\.kind) == [.owned(shard: 0), .gap, .owned(shard: 0), .owned(shard: 1), .owned(shard: 2)]
        )
        #expect(picture.slots[1].first == 7 && picture.slots[1].last == 7)
        let views = try #require(picture.views)
        let column = try #require(views.subjects.firstIndex(of: "h3:2"))
        #expect(Set(views.lines.map { $0.cells[column] }) == [.fail])
        let page = try page(store)
        #expect(page.contains("class=\"link broken\"") && page.contains("7: nobody"))
        #expect(page.contains("16383 slots with one owner, 1 without"))
    }

    @Test("in Chinese no word of the page itself is left in English")
    func chinese() throws {
        let store = try PictureSamples.cluster(shards: 60)
        try store.add([SecretFact(node: "h2:2", name: "masterauth", isSet: false)])
        try store.add([CollectionFact(node: "h9:9", collector: .connect, status: .timedOut, detail: "")])
        var report = try SampleReport.report(store)
        report.facts = store
        report.language = .chinese
        let page = words(try HTMLReport(report).text)
        for word in [
            "Findings", "Topology", "Slots", "Rules", "Impact", "Evidence", "Search", "Open all", "Copy", "Shard",
            "By hand", "examined", "master on", "replica on", "Who sees",
        ] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.contains("<html lang=\"zh-CN\">") && page.contains("谁看见谁") && page.contains("个正常的分片"))
        let markdown = MarkdownReport(report).text
        #expect(!markdown.contains("Impact") && markdown.contains("未评估"))
    }

    @Test("of many shards those in trouble stand first, the others folded below")
    func folded() throws {
        let page = try page(try PictureSamples.cluster(shards: 60))
        let fold = try #require(page.range(of: "<details class=\"well-shards\">"))
        #expect(page.contains("58 shards that are well"))
        let before = page[..<fold.lowerBound]
        #expect(before.contains("h2:2") && before.contains("h3:2") && !before.contains("Shard 5 "))
        #expect(!(try self.page(try PictureSamples.cluster(shards: 3))).contains("<details class=\"well-shards\""))
    }

    @Test("a thousand nodes: only members in doubt have a column, and the page stays small")
    func large() throws {
        let store = try PictureSamples.cluster(shards: 500)
        let views = try #require(try ClusterPicture(store)?.views)
        #expect(views.subjects == ["h3:2"] && views.leftOut == 999)
        #expect(views.lines.count == 1 && views.lines[0].observers.count == 999)
        #expect(try page(store).utf8.count < 1_500_000)
    }

    @Test("a range of slots is cut where the strip breaks")
    func cut() {
        let segment = SlotSegment(first: 1000, last: 2100, kind: .gap)
        #expect(segment.cut(rows: 1024) == [1000...1023, 1024...2047, 2048...2100])
        #expect(SlotRanges.parse("0-5,7 9-x 20000 16383") == [0...5, 7...7, 16383...16383])
    }
}

/// A cluster of shards with one replica each: slot 7 is nobody's, the second replica's link is down, the third replica dead.
enum PictureSamples {
    static func cluster(shards: Int) throws -> FactStore {
        let store = try FactStore()
        let width = 16384 / shards
        var members: [MemberFact] = []
        for shard in 0..<shards {
            let last = shard == shards - 1 ? 16383 : (shard + 1) * width - 1
            var master = MemberFact.sample("h\(shard + 1):1")
            master.slots = "\(shard * width)-\(last)"
            master.slotCount = last - shard * width + 1
            var replica = MemberFact.sample("h\(shard + 1):2", isReplica: true)
            replica.masterID = master.id
            if shard == 2 { replica.failVotes = 5 }
            members += [master, replica]
        }
        try store.add(members)
        try store.add(members.map { NodeFact.sample($0.node, state: $0.failVotes > 0 ? "refused" : "answered") })
        try store.add(members.filter { $0.failVotes == 0 }.map { ClusterInfoFact.sample($0.node) })
        try store.add(
            members.enumerated().map { number, member in
                BeliefFact(
                    belief: number,
                    subjectID: member.id,
                    subject: member.node,
                    role: member.role,
                    health: member.failVotes > 0 ? "fail" : "ok",
                    connected: true,
                    masterID: member.masterID,
                    configEpoch: 1,
                    slots: member.slots,
                    observers: 5,
                    isConsensus: true,
                    own: false
                )
            }
        )
        try store.add(
            members.filter { $0.role == "replica" }.map {
                ReplicaLinkFact(
                    node: $0.node,
                    master: "h:1",
                    status: $0.node == "h2:2" ? "down" : "up",
                    neverConnected: false,
                    syncing: false
                )
            }
        )
        try store.add([SlotGapFact(firstSlot: 7, lastSlot: 7, slots: "7", slotCount: 1)])
        return store
    }
}
