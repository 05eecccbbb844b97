import ClusterModel

/// One thing that a fault does.
///
/// Steps are made by the functions beside this file, so that a table of faults reads as a list of them.
struct FaultStep: Sendable {
    let carryOut: @Sendable (inout FaultRun) async throws -> Void

    init(_ carryOut: @escaping @Sendable (inout FaultRun) async throws -> Void) { self.carryOut = carryOut }
}

/// A fault that is a list of steps.
struct StepFault: LabFault {
    let name: String
    let rule: String
    let summary: String
    /// Where it is: the finding must name one of these nodes.
    ///
    /// nil: in the cluster as a whole.
    let place: FaultPlace?
    /// The finding must name the slot too.
    let namesSlot: Bool
    let question: FaultQuestion
    let settles: Double
    let server: String?
    let steps: [FaultStep]

    init(
        _ name: String,
        _ rule: String,
        _ summary: String,
        at place: FaultPlace?,
        slot: Bool = false,
        ask question: FaultQuestion = .anybody,
        on server: String? = nil,
        settles: Double = 0,
        _ steps: [FaultStep]
    ) {
        self.name = name
        self.rule = rule
        self.summary = summary
        self.place = place
        namesSlot = slot
        self.question = question
        self.server = server
        self.settles = settles
        self.steps = steps
    }

    func inject(into cluster: LabCluster) async throws {
        var run = try FaultRun(cluster, for: self)
        for step in steps { try await step.carryOut(&run) }
    }

    func subject(in cluster: LabCluster) -> FaultSubject {
        guard let run = try? FaultRun(cluster, for: self), let place else {
            return FaultSubject(nodes: [], orExtras: false)
        }
        let nodes = run.members(place).map(\.endpoint.description)
        return FaultSubject(nodes: nodes, slot: namesSlot ? run.slot : nil)
    }
}
