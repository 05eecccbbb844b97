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
struct StateTrial {
    let name: String
    let summary: String
    /// Findings of severity error or critical: there should be none.
    private(set) var alarms: [String] = []
    /// Warnings and notices.
    private(set) var remarks: [String] = []
    private(set) var failure: String?

    var isSilent: Bool { alarms.isEmpty && failure == nil }

    init(_ state: OddState, on stage: Stage) async {
        name = state.name
        summary = state.summary
        do {
            try await stage.withLab { lab in
                let work = try await state.enter(await LabCluster.read(lab))
                defer { work?.cancel() }
                let findings = try await stage.scan(lab).findings
                alarms = Set(findings.filter(\.isSerious).map(\.rule)).sorted()
                remarks = Set(findings.filter { !$0.isSerious }.map(\.rule)).sorted()
            }
        } catch {
            failure = "\(error)"
        }
    }
}
