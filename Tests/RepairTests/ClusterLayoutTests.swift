import ClusterModel
import Testing

@testable import Repair

@Suite struct ClusterLayoutTests {
    private func layout(_ hosts: [Int]) -> ClusterLayout {
        ClusterLayout(
            hosts.enumerated().flatMap { host, count in
                (0..<count).map { Endpoint(host: "10.0.0.\(host + 1)", port: 7000 + $0) }
            }
        )
    }

    private static let clusters = [
        [2, 2, 2], [6], [1, 1, 1], [3], [7], [3, 2, 2], [1, 1, 1, 1, 1, 1], [3, 3], [4, 2], [5, 1], [2, 2, 2, 2], [9],
        [3, 3, 3], [4, 4, 4], [1, 1], [5], [2, 1], [8, 2, 2],
    ]

    @Test("every slot has one master, shares differ by one slot at most", arguments: clusters)
    func slots(hosts: [Int]) {
        let layout = layout(hosts)
        #expect(layout.shards.reduce(0) { $0 + $1.slots.count } == 16384)
        #expect(SlotSet(layout.shards.map(\.slots)) == .all)
        let sizes = layout.shards.map(\.slots.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }

    @Test("every node has one part, and masters have equally many replicas", arguments: clusters)
    func parts(hosts: [Int]) {
        let layout = layout(hosts)
        let masters = layout.shards.map(\.master)
        let replicas = layout.replicas.map(\.replica)
        #expect(
            (masters + replicas).sorted() == layout.nodes.sorted()
                && Set(masters + replicas).count == hosts.reduce(0, +)
        )
        #expect(layout.replicas.allSatisfy { masters.contains($0.master) })
        let counts = masters.map { master in layout.replicas.count { $0.master == master } }
        #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
    }

    @Test("no replica sits on its master's host where that can be had", arguments: clusters)
    func hosts(hosts: [Int]) {
        let layout = layout(hosts)
        let together = layout.replicas.count { $0.replica.host == $0.master.host }
        #expect(together == Self.least(layout.replicas.map(\.replica.host), layout.replicas.map(\.master.host)))
    }

    /// The fewest pairs on one host that any order of these masters gives: most replicas of each host that find others.
    private static func least(_ replicas: [String], _ masters: [String]) -> Int {
        // Only a host with more replicas than there are masters elsewhere must keep some of them (Hall).
        Set(replicas).map { host in
            replicas.count { $0 == host } - masters.count { $0 != host }
        }.max().map { max(0, $0) } ?? 0
    }

    @Test("three hosts with two nodes each: one master and one replica on each")
    func threeHosts() {
        let layout = layout([2, 2, 2])
        #expect(layout.shards.map(\.master.host) == ["10.0.0.1", "10.0.0.2", "10.0.0.3"])
        #expect(layout.shards.map(\.slots) == [0...5460, 5461...10922, 10923...16383])
        #expect(Set(layout.replicas.map(\.replica.host)).count == 3 && layout.replicas.count == 3)
    }

    @Test("how many masters", arguments: [(2, 2), (3, 3), (4, 3), (5, 3), (6, 3), (7, 3), (8, 4), (12, 6)])
    func masters(nodes: Int, masters: Int) {
        #expect(layout([nodes]).shards.count == masters)
    }

    @Test("the order in which nodes are named does not matter")
    func order() {
        let nodes = layout([3, 2, 2]).nodes
        let other = ClusterLayout(nodes.reversed())
        #expect(other.nodes == nodes && other.replicas.map(\.master) == layout([3, 2, 2]).replicas.map(\.master))
    }
}
