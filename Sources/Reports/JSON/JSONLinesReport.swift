import Diagnosis
package import Foundation

/// The report as JSON lines, for pipelines that read one object at a time.
///
/// The first line is the scan, then comes a line for each finding, for each rule that was not evaluated or broke, and
/// for each question to a node; `type` says which. The objects are those of the JSON report.
package enum JSONLinesReport {
    private static let lists = [
        ("findings", "finding"), ("problems", "problem"), ("collection", "collection"),
    ]

    package static func data(_ report: Report) throws -> Data {
        guard case .object(var head) = JSONReport.document(report) else { return Data() }
        var lines = Data()
        for (list, type) in lists {
            if case .array(let items)? = head.removeValue(forKey: list) {
                for item in items { lines += try JSONText.line(typed(item, type)) }
            }
        }
        if case .object(var rules)? = head["rules"] {
            for type in ["notEvaluated", "broken"] {
                if case .array(let items)? = rules[type] {
                    rules[type] = .integer(items.count)
                    for item in items { lines += try JSONText.line(typed(item, type)) }
                }
            }
            head["rules"] = .object(rules)
        }
        return try JSONText.line(typed(.object(head), "scan")) + lines
    }

    private static func typed(_ value: JSONValue, _ type: String) -> JSONValue {
        guard case .object(var object) = value else { return value }
        object["type"] = .string(type)
        return .object(object)
    }
}
