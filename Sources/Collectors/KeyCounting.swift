import ClusterModel
import Facts

/// Counts keys at the masters of a cluster, and says of whom it could not.
struct KeyCounting {
    /// More slots than this are not counted: a cluster that lost thousands needs no proof by keys.
    static let slotLimit = 4096

    let pool: ConnectionPool
    let deadline: ContinuousClock.Instant

    /// Keys in doubtful slots, and every master's keys beside those in its own slots.
    func count(_ sample: LiveSample) async -> KeyCounts {
        let masters = sample.nodes.filter { $0.state == .answered && $0.nodes?.myself?.isMaster == true }
        let doubtful = await keys(in: sample.doubtfulSlots, at: masters)
        return doubtful.adding(again: await census(of: masters))
    }

    private func keys(in slots: SlotSet, at masters: [NodeSample]) async -> KeyCounts {
        guard !slots.isEmpty, slots.count <= Self.slotLimit else { return KeyCounts() }
        let numbers = Array(slots)
        return await ask(masters) { question, _ throws(Uncounted) in
            var counts = KeyCounts()
            for (slot, keys) in zip(numbers, try await question.keys(in: numbers)) {
                counts.slotKeys.append(SlotKeysFact(node: question.node, slot: slot, keys: keys))
            }
            return counts
        }
    }

    private func census(of masters: [NodeSample]) async -> KeyCounts {
        // An empty database has no key anywhere.
        let holders = masters.filter { $0.info?.entries(in: "keyspace").isEmpty == false }
        return await ask(holders) { question, node throws(Uncounted) in
            try await KeyCensus(question: question, owned: node.nodes?.myself?.slots ?? SlotSet()).count()
        }
    }

    private func ask(
        _ masters: [NodeSample],
        _ body: @escaping @Sendable (KeyQuestion, NodeSample) async throws(Uncounted) -> KeyCounts
    ) async -> KeyCounts {
        await withTaskGroup(of: KeyCounts.self) { group in
            for node in masters {
                group.addTask {
                    let counts = await pool.with(node.endpoint, until: deadline) { connection in
                        let question = KeyQuestion(connection: connection, node: node.name, deadline: deadline)
                        do throws(Uncounted) {
                            return try await body(question, node)
                        } catch {
                            return KeyCounts(error)
                        }
                    }
                    return counts ?? KeyCounts(.noConnection(node.name))
                }
            }
            return await group.reduce(into: KeyCounts()) { $0 += $1 }.sorted
        }
    }
}
