import Facts
import Testing

@testable import Derivations

@Suite struct ReplicaLinkDerivationTests {
    private func links(_ members: [MemberFact], _ info: [InfoFact]...) throws -> [ReplicaLinkFact] {
        let store = try FactStore()
        try store.add(members)
        try store.add(info.flatMap { $0 })
        return try store.read { try ReplicaLinkDerivation.derive(from: $0, ReplicationReports($0)) }
    }

    private func replica(_ node: String, of master: (String, Int), _ more: [(String, String)] = []) -> [InfoFact] {
        let base = [("role", "slave"), ("master_host", master.0), ("master_port", "\(master.1)")]
        let rest = more.isEmpty ? [("master_link_status", "up"), ("master_last_io_seconds_ago", "3")] : more
        return Given.info(node, base + rest + [("slave_repl_offset", "70")])
    }

    private func master(_ node: String, _ replicas: String...) -> [InfoFact] {
        Given.info(node, [("role", "master")] + replicas.enumerated().map { ("slave\($0.offset)", $0.element) })
    }

    @Test("both sides of a good link agree")
    func attached() throws {
        let members = [Given.member("10.0.0.1:1"), Given.member("10.0.0.2:2", role: "replica", master: "10.0.0.1:1")]
        let link = try #require(
            links(
                members,
                replica("10.0.0.2:2", of: ("10.0.0.1", 1)),
                master("10.0.0.1:1", "ip=10.0.0.2,port=2,state=online,offset=70,lag=1")
            ).first
        )
        #expect(link.node == "10.0.0.2:2" && link.master == "10.0.0.1:1" && link.status == "up")
        #expect(link.attached == true && link.attachedState == "online" && link.lastIOSeconds == 3 && link.offset == 70)
    }

    @Test("a master that lists no replica has not got it; one that was not asked says nothing")
    func notAttached() throws {
        let down = [("master_link_status", "down"), ("master_link_down_since_seconds", "42")]
        let members = [Given.member("h:1"), Given.member("h:2", role: "replica", master: "h:1")]
        let asked = try #require(links(members, replica("h:2", of: ("h", 1), down), master("h:1")).first)
        #expect(asked.attached == false && asked.attachedState == nil)
        #expect(asked.status == "down" && asked.downSeconds == 42 && asked.lastIOSeconds == nil)
        let unasked = try #require(links(members, replica("h:2", of: ("h", 1), down)).first)
        #expect(unasked.attached == nil)
    }

    @Test("behind NAT the master sees another address, and the port tells which replica it is")
    func nat() throws {
        let members = [
            Given.member("203.0.113.1:7001"),
            Given.member("203.0.113.1:7002", role: "replica", master: "203.0.113.1:7001"),
        ]
        let link = try #require(
            links(
                members,
                replica("203.0.113.1:7002", of: ("172.17.0.2", 7001)),
                master("203.0.113.1:7001", "ip=172.17.0.1,port=7002,state=online,offset=70,lag=1")
            ).first
        )
        #expect(link.master == "203.0.113.1:7001" && link.attached == true)
    }

    @Test("another replica with the same port on another host is not taken for this one")
    func samePort() throws {
        let members = [
            Given.member("10.0.0.1:6379"), Given.member("10.0.0.2:6379", role: "replica", master: "10.0.0.1:6379"),
            Given.member("10.0.0.3:6379", role: "replica", master: "10.0.0.1:6379"),
        ]
        let found = try links(
            members,
            replica("10.0.0.2:6379", of: ("10.0.0.1", 6379)),
            replica("10.0.0.3:6379", of: ("10.0.0.1", 6379), [("master_link_status", "down")]),
            master("10.0.0.1:6379", "ip=10.0.0.2,port=6379,state=online,offset=70,lag=1")
        )
        #expect(found.map(\.node) == ["10.0.0.2:6379", "10.0.0.3:6379"] && found.map(\.attached) == [true, false])
    }

    @Test("a replica of a node that is no member keeps the address that it gives")
    func stranger() throws {
        let link = try #require(links([], replica("h:2", of: ("::1", 9001))).first)
        #expect(link.master == "[::1]:9001" && link.attached == nil)
    }

    @Test("masters have no link")
    func masters() throws {
        #expect(try links([Given.member("h:1")], master("h:1")).isEmpty)
    }
}
