import ClusterModel

/// Who is in the simulated cluster, and how each node sees the others.
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
    let dissenters: Int
    let texts: SampleTexts

    init(count: Int, port: Int, dissenters: Int) throws {
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
        self.dissenters = dissenters
        texts = try SampleTexts()
    }

    var masterCount: Int { members.count(where: \.isMaster) }

    func replicas(of place: Int) -> [Member] { members.filter { $0.master == place } }

    /// The answer of one node to CLUSTER NODES: every observer has an order and times of its own, as real ones have.
    func view(of observer: Int, now: Int64) -> String {
        var text = ""
        text.reserveCapacity(members.count * 150)
        for step in members.indices {
            let place = (step + observer * 7) % members.count
            let member = members[place]
            var flags = member.isMaster ? "master" : "slave"
            if place == observer { flags = "myself," + flags }
            // The last ones suspect the first one.
            if place == 0, observer >= members.count - dissenters { flags += ",fail?" }
            let pong = now - Int64((place * 31 + observer * 17) % 900)
            text += "\(member.id) \(member.endpoint)@\(member.endpoint.port + 10_000) \(flags) "
            text += "\(member.master.map { members[$0].id } ?? "-") 0 \(pong) \(member.epoch) connected"
            if let slots = member.slots { text += " \(slots.lowerBound)-\(slots.upperBound)" }
            text += "\n"
        }
        return text
    }

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
