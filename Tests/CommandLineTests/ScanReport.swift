import Foundation
import TestSupport

/// The JSON of the contract, as far as these tests read it.
///
/// A key that is missing fails the decoding.
struct ScanReport: Decodable {
    let schema: Int
    let source: Source
    let cluster: Cluster
    let verdict: String
    let problems: [Problem]
    let findings: [Finding]
    let rules: Rules
    let notes: [String]
    let collection: [Collected]

    struct Source: Decodable {
        let kind: String
        let targets: [String]
        let started: String
        let seconds: Double
    }

    struct Cluster: Decodable {
        let state: String
        let nodes, reachable, masters, replicas, slots_served: Int
    }

    struct Problem: Decodable {
        let rule, severity: String
        let findings, consequences: [String]
    }

    struct Finding: Decodable {
        let id, rule, severity, title, message, impact: String
        let nodes: [String]
        let key: [String: Scalar]
        let evidence: [Evidence]
        let causedBy: String?
        let causes: [String]
        let muted: Bool
        let mutedBecause: String?
        let fix: Fix?
    }

    struct Evidence: Decodable {
        let source, text: String
    }

    struct Fix: Decodable {
        struct Step: Decodable {
            let on, run: String
        }

        let available: Bool
        let risk: String
        let steps: [Step]
        let advice: String?
    }

    struct Rules: Decodable {
        struct NotEvaluated: Decodable {
            let rule, because: String
        }

        let evaluated, fired, clean: Int
        let notEvaluated: [NotEvaluated]
        let broken: [NotEvaluated]?
    }

    struct Collected: Decodable {
        let node, collector, status: String
    }

    /// A text, a number or nothing.
    enum Scalar: Decodable, Equatable {
        case text(String), number(Double), null

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(String.self))
            }
        }
    }

    init(_ run: ProgramRun) throws {
        do {
            self = try JSONDecoder().decode(ScanReport.self, from: Data(run.output.utf8))
        } catch {
            throw TestFailure("exit \(run.exit), no report of the contract: \(error)\n\(run.text)")
        }
    }
}

extension ScanReport {
    func findings(of rule: String) -> [Finding] { findings.filter { $0.rule == rule } }

    /// First subjects of the findings of a rule.
    func subjects(of rule: String) -> [String] { findings(of: rule).compactMap(\.nodes.first).sorted() }

    func finding(_ rule: String, on node: String) -> Finding? { findings(of: rule).first { $0.nodes.first == node } }

    /// Rules of all findings that are worse than a warning.
    var serious: Set<String> { Set(findings.filter { ["error", "critical"].contains($0.severity) }.map(\.rule)) }
}

extension TestCluster {
    /// `scan --format json` from the given members, by default the first.
    func scan(
        from targets: [String]? = nil,
        _ options: String...,
        password: String? = nil
    ) async throws -> (run: ProgramRun, report: ScanReport) {
        let run = try await doctor(
            ["scan"] + (targets ?? [names[0]]) + ["--format", "json"] + options,
            password: password
        )
        return (run, try ScanReport(run))
    }

    /// `fix … --apply --yes`.
    func apply(_ options: String..., password: String? = nil) async throws -> ProgramRun {
        try await doctor(["fix", names[0], "--apply", "--yes"] + options, password: password)
    }
}
