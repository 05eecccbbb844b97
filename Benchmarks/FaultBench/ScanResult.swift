import Foundation
import TestSupport

/// What a scan found, as far as the benchmark judges it.
struct ScanResult: Decodable {
    struct Finding: Decodable {
        let id, rule, severity: String
        let nodes: [String]
        let key: [String: Scalar]
        let causedBy: String?

        var isSerious: Bool { severity == "error" || severity == "critical" }

        /// One of these nodes, by its port: a fault may have given it another address.
        func names(_ places: Set<String>) -> Bool {
            let ports = Set(places.compactMap(Self.port))
            return ports.isEmpty || nodes.contains { Self.port($0).map(ports.contains) ?? false }
        }

        func names(slot: Int) -> Bool {
            guard let text = (key["slot"] ?? key["slots"])?.text else { return true }
            return text.split(separator: ",").contains { part in
                let bounds = part.split(separator: "-").compactMap { Int($0) }
                guard let first = bounds.first, let last = bounds.last else { return false }
                return (first...max(first, last)).contains(slot)
            }
        }

        private static func port(_ node: String) -> Substring? { node.split(separator: ":").last }
    }

    struct Scalar: Decodable {
        let text: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                text = "\(Int(number))"
            } else {
                text = try? container.decode(String.self)
            }
        }
    }

    struct Rules: Decodable {
        struct Unevaluated: Decodable { let rule, because: String }

        let evaluated: Int
        let notEvaluated: [Unevaluated]?
    }

    let findings: [Finding]
    let rules: Rules
    /// Ids of all rules of this rcdoctor.
    var known: Set<String> = []

    enum CodingKeys: String, CodingKey { case findings, rules }

    init(_ run: ProgramRun) throws {
        do {
            self = try JSONDecoder().decode(ScanResult.self, from: Data(run.output.utf8))
        } catch {
            throw TestFailure("scan ended with \(run.exit) and no report: \(run.text.suffix(400))")
        }
    }

    func knows(_ rule: String) -> Bool { known.isEmpty || known.contains(rule) }
}
