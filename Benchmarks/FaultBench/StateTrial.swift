import Lab

/// A state that looks odd and is healthy; nothing may be called an error in it.
struct OddState: Sendable {
    let name: String
    let summary: String
    /// Brings the cluster into it; work that goes on during the scan is returned, and cancelled afterwards.
    let enter: @Sendable (LabCluster) async throws -> Task<Void, any Error>?

    init(
        _ name: String,
        _ summary: String,
        _ enter: @escaping @Sendable (LabCluster) async throws -> Task<Void, any Error>?
    ) {
        self.name = name
        self.summary = summary
        self.enter = enter
    }
}

/// One odd state, entered and scanned.
struct StateTrial: Codable, Sendable {
    let name: String
    let summary: String
    /// Findings of severity error or critical: there should be none.
    var alarms: [String] = []
    /// Warnings and notices.
    var remarks: [String] = []
    var failure: String?

    var isSilent: Bool { alarms.isEmpty && failure == nil }

    static func run(_ state: OddState, _ settings: StageSettings) async -> StateTrial {
        var trial = StateTrial(name: state.name, summary: state.summary)
        do {
            let stage = try Stage(settings)
            defer { stage.remove() }
            let findings = try await within(.seconds(150)) {
                try await stage.withLab { lab in
                    let cluster = await LabCluster.read(lab)
                    let view = View(lab: lab, cluster: cluster, question: .anybody, avoid: [])
                    let work = try await state.enter(cluster)
                    defer { work?.cancel() }
                    return try await stage.scan(view).findings.map { (rule: $0.rule, isSerious: $0.isSerious) }
                }
            }
            trial.alarms = Set(findings.filter(\.isSerious).map(\.rule)).sorted()
            trial.remarks = Set(findings.filter { !$0.isSerious }.map(\.rule)).sorted()
        } catch {
            trial.failure = "\(error)"
        }
        return trial
    }

    var line: String {
        let verdict =
            failure.map { "NOT TRIED: \($0)" }
            ?? (alarms.isEmpty ? "silent" : "ALARM \(alarms.joined(separator: ", "))")
        return "\(name): \(verdict)" + (remarks.isEmpty ? "" : "; remarks: \(remarks.joined(separator: ", "))")
    }
}
