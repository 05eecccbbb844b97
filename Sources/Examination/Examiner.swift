package import Capture
package import ClusterModel
package import Collectors
import Derivations
package import Diagnosis
import Facts
import Foundation
package import RuleFormat
package import Rules

/// Examines a running cluster: collect, derive, judge, and look a second time before reporting what passes by itself.
package struct Examiner: Sendable {
    package let collector: LiveCollector
    package let rules: [Rule]
    package let toolVersion: String
    /// Rules that could not be read: counted as broken.
    package var unreadable: [RuleOutcome] = []
    /// What is known already.
    package var policy = ReportPolicy()
    /// Whether this machine is looked at, too, where nodes run on it.
    package var examinesHost = true
    /// Whether the programs of this machine are looked at, too.
    package var examinesTools = false
    /// Config files that were named besides the nodes.
    package var files: FileCollector?
    /// Captured traffic, to be judged together with what the nodes say.
    package var traffic: TrafficSummary?
    /// What was made for this examination before it began; for one only.
    package var headStart: HeadStart?

    package init(access: ClusterAccess, rules: [Rule], toolVersion: String) {
        collector = LiveCollector(access: access)
        self.rules = rules
        self.toolVersion = toolVersion
    }

    /// - Parameter note: called with a word on what takes time, for the progress line.
    package func examine(
        _ seeds: [Endpoint],
        note: @Sendable (String) -> Void = { _ in }
    ) async throws -> Examination {
        let clock = ContinuousClock.now
        let started = Date.now.formatted(.iso8601)
        let targets = seeds.map(\.description)
        let judged = rules.judging(capture: traffic != nil, cluster: true)
        let run = RunFact(
            started: started,
            kind: "live",
            targets: targets.joined(separator: " "),
            toolVersion: toolVersion,
            timeoutMilliseconds: Int(collector.access.timeout.milliseconds)
        )

        // Made while the nodes think about their answers.
        let (settled, hand) = AsyncStream<[NodeSample]>.makeStream()
        async let begun = begin(judged, run, settled)
        let visit = await collector.visit(seeds) { hand.yield($0) }
        hand.finish()
        async let completed = collector.complete(visit)
        async let surroundings = lookAround(visit.first.nodes, nil)
        let (bench, begunFilling) = try await begun
        var filling = begunFilling
        try filling.takeNodes(visit.first)
        var (sample, second) = await completed
        if examinesTools { sample.tools = ToolCollector().collect() }
        try filling.takeFollowUps(sample)
        (sample.host, sample.files) = await surroundings
        try filling.takeSurroundings(sample)
        try traffic?.write(to: bench.store, isAlone: false)
        var store = bench.store
        var outcomes = try await bench.evaluate()
        var diagnosis = try Diagnosis(outcomes: outcomes + unreadable, store: store, policy: policy)
        let doubtful = Confirmation.needed(by: diagnosis)
        if !doubtful.isEmpty {
            if var again = await secondSample(second, doubtful, seeds, note) {
                again.host = sample.host
                again.tools = sample.tools
                // Over two seconds a rate says more than over the milliseconds of one look.
                let rates = again.rates(since: sample)
                if !rates.isEmpty { again.rates = rates }
                sample = again
                store = try FactStore()
                sample.files = await lookAround(sample.nodes, sample.host).1
                try fill(store, with: sample, run)
                outcomes = Confirmation.keep(try RuleEngine(store: store).evaluate(judged), seenIn: outcomes)
            } else {
                outcomes = Confirmation.keep(outcomes, seenIn: [])
                try store.add([Confirmation.cutShort(doubtful)])
            }
            diagnosis = try Diagnosis(outcomes: outcomes + unreadable, store: store, policy: policy)
        }
        try diagnosis.write(to: store)
        return Examination(
            store: store,
            diagnosis: diagnosis,
            sample: sample,
            started: started,
            targets: targets,
            seconds: (ContinuousClock.now - clock).milliseconds / 1000
        )
    }

    /// An empty store, the rules that will judge it, and in it what nodes say of themselves as long as others are asked.
    private func begin(
        _ rules: [Rule],
        _ run: RunFact,
        _ settled: AsyncStream<[NodeSample]>
    ) async throws -> (Bench, Filling) {
        let bench = try await headStart?.bench(rules) ?? Bench(rules)
        var filling = Filling(store: bench.store)
        try bench.store.add([run])
        for await nodes in settled { try filling.takeEarly(nodes) }
        return (bench, filling)
    }

    private func fill(_ store: FactStore, with sample: LiveSample, _ run: RunFact) throws {
        try store.add([run])
        try sample.write(to: store)
        try Derivations.run(on: store)
        try traffic?.write(to: store, isAlone: false)
    }

    /// - Parameter known: the machine, if it was looked at before. Files are read at each look, as what they are compared
    ///   with changes too.
    private func lookAround(_ nodes: [NodeSample], _ known: HostSample?) async -> (HostSample?, FileSample?) {
        var host = known
        if host == nil, examinesHost { host = await HostCollector().collect(nodes) }
        guard examinesHost || files != nil else { return (host, nil) }
        return (host, await RunningFiles(given: files).collect(nodes, host: host))
    }

    /// The second look: taken already while a silent node kept us waiting, or taken now.
    ///
    /// Nil if interrupted.
    private func secondSample(
        _ taken: LiveSample?,
        _ doubtful: [Rule],
        _ seeds: [Endpoint],
        _ note: @Sendable (String) -> Void
    ) async -> LiveSample? {
        // A look that was interrupted knows less than the first one.
        if Task.isCancelled { return nil }
        if let taken { return taken }
        let wait = doubtful.compactMap(\.confirmMilliseconds).max() ?? 0
        note("looking again in \(wait) ms: \(Set(doubtful.map(\.id)).sorted().joined(separator: ", "))")
        try? await Task.sleep(for: .milliseconds(wait))
        return Task.isCancelled ? nil : await collector.collect(from: seeds).first
    }
}
