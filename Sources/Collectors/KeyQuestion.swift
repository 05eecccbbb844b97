import Facts
import RESP
import ServerConnection

/// Asks one node for its numbers of keys.
struct KeyQuestion {
    let connection: ServerConnection
    let node: String
    let deadline: ContinuousClock.Instant

    /// Keys in each of the slots, in their order.
    func keys(in slots: [Int]) async throws(Uncounted) -> [Int] {
        try await numbers(slots.map { RESPCommand("CLUSTER", "COUNTKEYSINSLOT", .number($0)) })
    }

    /// Keys in each of the slots, and in all of them, of which the smaller number counts: writes go on meanwhile.
    func keysAndTotal(in slots: [Int]) async throws(Uncounted) -> (keys: [Int], total: Int) {
        let size = RESPCommand("DBSIZE")
        let counts = slots.map { RESPCommand("CLUSTER", "COUNTKEYSINSLOT", .number($0)) }
        let numbers = try await numbers([size] + counts + [size])
        return (Array(numbers.dropFirst().dropLast()), min(numbers.first ?? 0, numbers.last ?? 0))
    }

    private func numbers(_ commands: [RESPCommand]) async throws(Uncounted) -> [Int] {
        let replies: [RESPValue]
        do throws(ConnectionError) {
            replies = try await connection.send(commands, deadline: deadline)
        } catch {
            throw Uncounted(node, error)
        }
        var numbers: [Int] = []
        for reply in replies {
            guard let number = reply.integer else { throw Uncounted(node, reply) }
            numbers.append(Int(number))
        }
        return numbers
    }
}

/// Why the keys of a node were not counted.
struct Uncounted: Error {
    /// Nil where it was interrupted, which is said once for all nodes.
    let fact: CollectionFact?

    private init(_ fact: CollectionFact?) {
        self.fact = fact
    }

    init(_ node: String, _ error: ConnectionError) {
        let status: CollectionStatus? =
            switch error.kind {
            case .cancelled: nil
            case .replyTimedOut: .timedOut
            default: .unreachable
            }
        self.init(status.map { Self.fact(node, $0, "\(error) \(Self.consequence)") })
    }

    /// What came in place of a number.
    init(_ node: String, _ reply: RESPValue) {
        let refusal = reply.error.map(String.init(describing:)) ?? "no number of keys"
        self.init(Self.fact(node, CollectionStatus(refusal: refusal), refusal))
    }

    static func noConnection(_ node: String) -> Uncounted {
        Uncounted(fact(node, .unreachable, "\(node) gave no connection to count its keys. \(consequence)"))
    }

    private static func fact(_ node: String, _ status: CollectionStatus, _ detail: String) -> CollectionFact {
        CollectionFact(node: node, collector: .slotKeys, status: status, detail: detail)
    }

    private static let consequence =
        "So its keys were not counted, and keys in slots of others were not looked for there."
}
