package import Capture
package import Facts

extension TrafficSummary {
    /// Writes all of it as facts.
    ///
    /// - Parameter isAlone: nobody else is asked: what nodes and files would have said is not known.
    package func write(to store: FactStore, isAlone: Bool = true) throws {
        try store.add { writer in
            try writer.add([qualityFact])
            try writer.add(files.map(\.fact))
            try writer.add(flows.map(\.fact))
            try writer.add(commands.map(\.fact))
            try writer.add(totals.map(\.fact))
            try writer.add(slots.map(\.fact))
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
            try writer.add(logins.map(\.fact))
            try writer.add(strangers.map(\.fact))
            try writer.add(busLags.map(\.fact))
            try writer.add(busConflicts.map(\.fact))
            if let busCoverage { try writer.add([busCoverage.fact]) }
            try writer.add(elections.map(\.fact))
            try writer.add(collisions.map(\.fact))
            try writer.add(isAlone ? collection + unasked : collection)
        }
    }
}
