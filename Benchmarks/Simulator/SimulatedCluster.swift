import ClusterModel

/// Who is in the simulated cluster.
struct SimulatedCluster: Sendable {
    struct Member: Sendable {
        let endpoint: Endpoint
        let id: String
        /// Place of its master; nil for a master.
        let master: Int?
        let slots: ClosedRange<Int>?
        /// Config epoch, a replica's being its master's.
        let epoch: Int

        var isMaster: Bool { master == nil }
    }

    let members: [Member]
    let masterCount: Int
    let dissenters: Int
    /// Whether every node has troubles.
    let isSick: Bool

    init(count: Int, port: Int, dissenters: Int, isSick: Bool = false) {
        let masters = (count + 1) / 2
        members = (0..<count).map { place in
            let master = place < masters ? nil : place - masters
            let first = place * HashSlot.count / masters
            return Member(
                endpoint: Endpoint(host: Self.host(place), port: port),
                id: Self.id(place),
                master: master,
                slots: master == nil ? first...((place + 1) * HashSlot.count / masters - 1) : nil,
                epoch: (master ?? place) + 1
            )
        }
        masterCount = masters
        self.dissenters = dissenters
        self.isSick = isSick
    }

    /// Its one replica; the last master of an odd number of nodes has none.
    func replicas(of place: Int) -> ArraySlice<Member> {
        guard place < masterCount, place + masterCount < members.count else { return [] }
        return members[(place + masterCount)...(place + masterCount)]
    }

    /// Whom a node suspects: the last nodes the first one.
    func suspected(by observer: Int) -> [Int] { observer >= members.count - dissenters ? [0] : [] }

    /// Addresses that differ: the nodes of a large cluster live on many machines.
    private static func host(_ place: Int) -> String { "127.1.\(place / 250).\(place % 250 + 1)" }

    private static func id(_ place: Int) -> String {
        var state = UInt64(place + 1)
        let digits = (0..<5).map { _ -> String in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let text = String(state >> 32, radix: 16)
            return String(repeating: "0", count: 8 - text.count) + text
        }
        return digits.joined()
    }
}
