package import ClusterModel
import Facts
import ServerConnection

/// Finds every node of a cluster from any of its nodes and asks many of them at once.
///
/// A node that does not answer costs its deadline once. While the others wait for it, those that answered are looked
/// at a second time, so that what passes by itself needs no further wait.
package struct LiveCollector: Sendable {
    package let access: ClusterAccess
    /// Distance between two looks at things that pass by themselves.
    package static let secondLook: Duration = .milliseconds(2050)
    /// The part of a node's time that its first questions may take; the rest is kept for follow-up questions.
    private static let share = 0.85
    /// Those who are asked follow-up questions have answered before, but the first answers of a thousand nodes are being
    /// stored meanwhile.
    private static let leastForFollowUp: Duration = .seconds(2)
    /// After this, or twenty times the timeout, nodes whose turn has not come are left out.
    private static let patience: Duration = .seconds(30)

    package init(access: ClusterAccess) {
        self.access = access
    }

    /// One look, and a second one if a node kept us waiting long enough for it.
    package func collect(from seeds: [Endpoint]) async -> (first: LiveSample, second: LiveSample?) {
        await complete(await visit(seeds))
    }

    /// What all nodes say to the questions that each of them gets; call `complete` with it.
    ///
    /// - Parameter settled: called with nodes whose answers will not change, in the order in which the result has them, while
    ///   many others are still being asked.
    package func visit(
        _ seeds: [Endpoint],
        settled: @Sendable ([NodeSample]) -> Void = { _ in }
    ) async -> LiveVisit {
        let visit = Visit(access)
        var discovery = Discovery(seeds: seeds, parallel: access.parallel)
        // A cluster of thousands of dead addresses ends, too.
        let patience = visit.started + max(Self.patience, access.timeout * 20)
        await withTaskGroup(of: Report.self) { group in
            for seed in Set(seeds) { group.addTask { await interview(seed, seed: true, visit, patience) } }
            group.addTask {
                try? await Task.sleep(until: visit.started + Self.secondLook)
                return .timeForSecondLook
            }
            while let report = await group.next() {
                for step in discovery.take(report) {
                    switch step {
                    case .interview(let endpoint):
                        group.addTask { await interview(endpoint, seed: false, visit, patience) }
                    case .probeBus(let node, let target):
                        group.addTask { await probeBus(node, target, visit) }
                    case .lookAgain(let node):
                        group.addTask { await lookAgain(node, visit) }
                    }
                }
                let nodes = discovery.settled()
                if !nodes.isEmpty { settled(nodes) }
                if discovery.isFinished { group.cancelAll() }
            }
        }
        let (first, second) = discovery.samples()
        return LiveVisit(first: first, second: second, visit: visit)
    }

    /// Asks what the answers give rise to, and ends the visit.
    package func complete(_ visited: LiveVisit) async -> (first: LiveSample, second: LiveSample?) {
        let visit = visited.visit
        var (first, second) = (visited.first, visited.second)
        // A large cluster takes its time, but each follow-up question keeps its share.
        let share = max(access.timeout * (1 - Self.share), Self.leastForFollowUp)
        let end = max(visit.started + access.timeout, ContinuousClock.now + share)
        await FollowUp(access: access, pool: visit.pool, deadline: end).complete(&first)
        first.wasCutShort = Task.isCancelled
        if let looked = second {
            second?.rates = looked.rates(since: first)
            second?.probes = first.probes
            second?.slotKeys = first.slotKeys
            second?.censuses = first.censuses
            second?.uncounted = first.uncounted
        }
        await visit.pool.closeAll()
        return (first, second)
    }

    private func interview(
        _ endpoint: Endpoint,
        seed: Bool,
        _ visit: Visit,
        _ patience: ContinuousClock.Instant
    ) async -> Report {
        let hasWaited = await visit.pool.enter()
        if hasWaited, ContinuousClock.now > patience {
            await visit.pool.leave()
            return .leftOut
        }
        // Time that was spent in the queue is not the node's.
        let deadline = (hasWaited ? .now : visit.started) + access.timeout * Self.share
        let interview = NodeInterview(access: access, endpoint: endpoint, seed: seed, lines: visit.lines)
        var (sample, connection) = await interview.run(until: deadline)
        guard let connection else {
            await visit.pool.leave()
            return .interviewed(sample)
        }
        if sample.state == .answered {
            let extra = ExtraInterview(access: access, quotas: visit.quotas)
            await extra.run(&sample, over: connection, until: deadline)
        }
        await visit.pool.keep(connection, to: sample.endpoint)
        return .interviewed(sample)
    }

    private func lookAgain(_ sample: NodeSample, _ visit: Visit) async -> Report {
        let deadline = visit.started + access.timeout * Self.share
        let interview = NodeInterview(
            access: access,
            endpoint: sample.endpoint,
            seed: sample.seed,
            lines: visit.lines
        )
        let answer = await visit.pool.with(sample.endpoint, until: deadline) {
            await interview.ask($0, authenticate: false, until: deadline)
        }
        guard var again = answer else { return .lookedAgain(sample) }
        again.authRequired = sample.authRequired
        again.extra = sample.extra
        again.connectMilliseconds = sample.connectMilliseconds
        again.certificateEnd = sample.certificateEnd
        return .lookedAgain(again)
    }

    private func probeBus(_ node: NodeSample, _ target: Endpoint, _ visit: Visit) async -> Report {
        // Where only the client port is forwarded, the bus port of the node is out of reach and yet may be open.
        guard !access.routes.leadsElsewhere(node.endpoint) || access.routes.leadsElsewhere(target) else {
            return .probed(nil)
        }
        let hasWaited = await visit.pool.enter()
        let start = hasWaited ? ContinuousClock.now : visit.started
        let limit = min(start + access.timeout * Self.share, ContinuousClock.now + .seconds(1))
        let probe = await access.probe(target, deadline: limit)
        await visit.pool.leave()
        return .probed(ProbeFact(bus: probe, node: node.name, target: target))
    }
}

/// What nodes said first, and the connections to them.
package struct LiveVisit: Sendable {
    /// Without what follow-up questions bring.
    package let first: LiveSample
    let second: LiveSample?
    fileprivate let visit: Visit
}

/// What the tasks of one collection share.
private struct Visit: Sendable {
    let started = ContinuousClock.now
    let pool: ConnectionPool
    let lines = SharedLines()
    let quotas = LargeAnswerQuotas()

    init(_ access: ClusterAccess) {
        pool = ConnectionPool(access)
    }
}
