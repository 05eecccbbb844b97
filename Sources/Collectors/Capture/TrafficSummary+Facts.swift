package import Capture
package import Facts

extension TrafficSummary {
    /// Writes all of it as facts.
    package func write(to store: FactStore) throws {
        try store.add { writer in
            try writer.add([qualityFact])
            try writer.add(files.map(\.fact))
            try writer.add(flows.map(\.fact))
            try writer.add(commands.map(\.fact))
            try writer.add(totals.map(\.fact))
            try writer.add(
                slots.map { TrafficSlotFact(node: $0.node, slot: $0.slot, reads: $0.reads, writes: $0.writes) }
            )
            try writer.add(keys.map(\.fact))
            try writer.add(peers.map(\.fact))
            try writer.add(errors.map(\.fact))
            try writer.add(redirects.map(\.fact))
            try writer.add(secrets.map(\.fact))
            try writer.add(attempts.map(\.fact))
            try writer.add(slow.map(\.fact))
            try writer.add(resyncs.map(\.fact))
            try writer.add(busNodes.map(\.fact))
            try writer.add(busMessages.map(\.fact))
            try writer.add(busGossip.map(\.fact))
            try writer.add(events.map(\.fact))
            try writer.add(elections.map(\.fact))
            try writer.add(collisions.map(\.fact))
            try writer.add(collection)
        }
    }

    /// A capture tells nothing of what nodes and files would have said.
    private var collection: [CollectionFact] {
        let read = files.map { file in
            CollectionFact(
                node: file.name,
                collector: .capture,
                status: file.frames > 0 ? .ok : .unreachable,
                detail: file.trouble?.description
            )
        }
        let unasked = (CollectorName.live + CollectorName.files).map {
            CollectionFact(node: files.first?.name ?? "", collector: $0, status: .notAsked)
        }
        return read + unasked
    }
}
