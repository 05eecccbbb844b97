package import ClusterModel
import Facts
import ServerConnection

/// Finds every node of a cluster from any of its nodes and asks all of them at once.
///
/// A node that does not answer costs its deadline once. While the others wait for it, those that answered are looked
/// at a second time, so that what passes by itself needs no further wait.
package struct LiveCollector: Sendable {
    package let access: ClusterAccess
    /// Distance between two looks at things that pass by themselves.
    package static let secondLook: Duration = .milliseconds(2050)

    package init(access: ClusterAccess) {
        self.access = access
    }

    /// One look, and a second one if a node kept us waiting long enough for it.
    package func collect(from seeds: [Endpoint]) async -> (first: LiveSample, second: LiveSample?) {
        let started = ContinuousClock.now
        // Some of the time is kept for follow-up questions, so that the whole ends within the timeout.
        let deadline = started + access.timeout * 0.85
        let maps = MapQuota()
        var discovery = Discovery(seeds: seeds)
        await withTaskGroup(of: Report.self) { group in
            for seed in seeds { group.addTask { await interview(seed, seed: true, maps, until: deadline) } }
            group.addTask {
                try? await Task.sleep(until: started + Self.secondLook)
                return .timeForSecondLook
            }
            while let report = await group.next() {
                for step in discovery.take(report) {
                    switch step {
                    case .interview(let endpoint):
                        group.addTask { await interview(endpoint, seed: false, maps, until: deadline) }
                    case .probeBus(let node, let target):
                        group.addTask { await probeBus(node, target, until: deadline) }
                    case .lookAgain(let node, let connection):
                        group.addTask { await lookAgain(node, connection, until: deadline) }
                    case .drop(let connection):
                        await connection.close()
                    }
                }
                if discovery.isFinished { group.cancelAll() }
            }
        }
        var (first, second) = discovery.samples()
        let followUp = FollowUp(access: access, connections: discovery.connections, deadline: started + access.timeout)
        await followUp.complete(&first)
        if let looked = second {
            second?.rates = looked.rates(since: first)
            second?.probes = first.probes
            second?.slotKeys = first.slotKeys
            second?.censuses = first.censuses
        }
        for connection in discovery.connections.values { await connection.close() }
        return (first, second)
    }

    private func interview(
        _ endpoint: Endpoint,
        seed: Bool,
        _ maps: MapQuota,
        until deadline: ContinuousClock.Instant
    ) async -> Report {
        var (sample, connection) = await NodeInterview(access: access, endpoint: endpoint, seed: seed)
            .run(until: deadline)
        if let connection, sample.state == .answered {
            let extra = ExtraInterview(access: access, asksForMap: maps.take())
            await extra.run(&sample, over: connection, until: deadline)
        }
        return .interviewed(sample, connection)
    }

    private func lookAgain(
        _ sample: NodeSample,
        _ connection: ServerConnection,
        until deadline: ContinuousClock.Instant
    ) async -> Report {
        let interview = NodeInterview(access: access, endpoint: sample.endpoint, seed: sample.seed)
        var again = await interview.ask(connection, authenticate: false, until: deadline)
        again.authRequired = sample.authRequired
        again.extra = sample.extra
        again.connectMilliseconds = sample.connectMilliseconds
        again.certificateEnd = sample.certificateEnd
        return .lookedAgain(again)
    }

    private func probeBus(_ node: String, _ target: Endpoint, until deadline: ContinuousClock.Instant) async -> Report {
        let limit = min(deadline, ContinuousClock.now + .seconds(1))
        let probe = await Sockets.probe(target, deadline: limit, family: access.options.addressFamily)
        return .probed(ProbeFact(bus: probe, node: node, target: target))
    }
}
