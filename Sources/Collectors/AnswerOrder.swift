import ClusterModel

/// Hands answers on in the order of their addresses while others are still awaited, so that what is made of them does not
/// depend on who was quicker.
struct AnswerOrder {
    /// Addresses that are awaited, sorted, and behind which answers are handed on.
    private var queue: [Endpoint] = []
    /// The last address that was dealt with.
    private var last: Endpoint?
    private var known: Set<Endpoint> = []
    /// Nil for one that gave no answer worth handing on.
    private var answers: [Endpoint: NodeSample?] = [:]

    /// One that would come before another that was handed on already is not waited for.
    mutating func expect(_ endpoints: [Endpoint]) {
        var new: [Endpoint] = []
        for endpoint in endpoints where known.insert(endpoint).inserted {
            if let last, endpoint < last { continue }
            new.append(endpoint)
        }
        // The next one stands at the end.
        if !new.isEmpty { queue = (queue + new).sorted { $1 < $0 } }
    }

    /// - Parameter sample: nil if there was no answer.
    mutating func take(_ sample: NodeSample?, from endpoint: Endpoint) {
        expect([endpoint])
        answers[endpoint] = .some(sample)
    }

    /// The answers of those whose turn it is; none while they are fewer than that.
    mutating func handOn(atLeast count: Int) -> [NodeSample] {
        let turn = Array(queue.reversed().prefix { answers.keys.contains($0) })
        guard let end = turn.last, turn.count >= count else { return [] }
        last = end
        queue.removeLast(turn.count)
        return turn.compactMap { answers.removeValue(forKey: $0) ?? nil }
    }
}
