import Testing

@testable import ClusterModel

@Suite struct ClusterInfoTests {
    @Test(arguments: Samples.versions) func samples(version: String) throws {
        let info = ClusterInfo.parse(try Samples.text("\(version)/cluster-info.txt"))
        #expect(info.state == "ok")
        #expect(info.slotsAssigned == 16384 && info.slotsOk == 16384 && info.slotsPfail == 0 && info.slotsFail == 0)
        #expect(info.knownNodes == 6 && info.size == 3 && info.currentEpoch == 6)
        #expect(info.myEpoch != nil)
        #expect(info.others["cluster_stats_messages_sent"] != nil && info.others["cluster_state"] == nil)
    }

    @Test("what was not said is nil") func missing() {
        #expect(ClusterInfo.parse("ERR This instance has cluster support disabled") == ClusterInfo())
        #expect(ClusterInfo.parse("cluster_state:fail\r\ncluster_size:x\r\n").size == nil)
    }
}
