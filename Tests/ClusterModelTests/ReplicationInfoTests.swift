import Testing

@testable import ClusterModel

@Suite struct ReplicationInfoTests {
    @Test(arguments: Samples.versions) func healthy(version: String) throws {
        let infos = try Samples.infos(version)
        let master = try #require(ReplicationInfo(infos.master))
        #expect(master.role == .master && master.linkStatus == nil && master.masterHost == nil)
        let attached = try #require(master.replicas.first)
        #expect(master.replicas.count == 1)
        #expect(attached.ip == "127.0.0.1" && (17204...17206).contains(attached.port) && attached.state == "online")
        #expect(attached.offset != nil && attached.lag != nil)
        #expect(
            attached.extras == (version.hasPrefix("valkey") && version != "valkey-7.2.7" ? ["type": "replica"] : [:])
        )

        let replica = try #require(ReplicationInfo(infos.replica))
        #expect(replica.role == .replica && replica.linkStatus == .up && replica.masterHost == "127.0.0.1")
        #expect(replica.downSeconds == nil && !replica.neverConnected && !replica.syncInProgress)
        #expect(replica.replicaOffset != nil && replica.lastIOSeconds != nil && replica.replicas.isEmpty)
    }

    @Test("a replica that its master refuses was never connected and gets no data", arguments: Samples.versions)
    func refused(version: String) throws {
        let info = InfoText(try Samples.text("\(version)/fault-auth/replica-info-replication.txt"))
        let replica = try #require(ReplicationInfo(info))
        #expect(replica.linkStatus == .down && replica.neverConnected && replica.downSeconds == nil)
        #expect(replica.lastIOSeconds == nil && !replica.syncMoves && (17201...17203).contains(replica.masterPort ?? 0))
        #expect(replica.syncInProgress == (info["master_sync_in_progress"] == "1"))
        let master = InfoText(try Samples.text("\(version)/fault-auth/master-info-replication.txt"))
        #expect(ReplicationInfo(master)?.replicas == [])
    }

    @Test(arguments: [
        ("0", "1", "-1", "0", false), ("1", "-1", "-1", "0", false), ("1", "100", "60", "40", true),
        ("1", "0", "-1", "1", true), ("1", "0", "-4096", "4096", true),
    ])
    func syncMoves(inProgress: String, total: String, left: String, read: String, moves: Bool) {
        let info = InfoText(
            """
            role:slave
            master_link_status:down
            master_sync_in_progress:\(inProgress)
            master_sync_total_bytes:\(total)
            master_sync_read_bytes:\(read)
            master_sync_left_bytes:\(left)
            master_link_down_since_seconds:7
            """
        )
        #expect(ReplicationInfo(info)?.syncMoves == moves)
        #expect(ReplicationInfo(info)?.downSeconds == 7)
    }

    @Test("odd lines of attached replicas keep what can be read") func oddReplicas() throws {
        let info = InfoText("role:master\nslave0:ip=::1,port=x,,new=1,junk\nslave10:\nslave_priority:100\nslave:ip=a\n")
        let replicas = try #require(ReplicationInfo(info)).replicas
        #expect(replicas.count == 2)
        #expect(replicas.first?.ip == "::1" && replicas.first?.port == 0 && replicas.first?.extras == ["new": "1"])
        #expect(ReplicationInfo(InfoText("role:sentinel")) == nil && ReplicationInfo(InfoText("")) == nil)
    }
}
