import Diagnosis
import Facts
import Foundation
import Rules

/// Where a finding is: lines of config files as physical locations, nodes as logical ones.
enum SARIFLocation {
    static func all(_ finding: Finding) -> [JSONValue] {
        let nodes = finding.nodes.map { node -> JSONValue in
            let name = TerminalText.clean(node)
            return ["name": .string(name), "fullyQualifiedName": .string("redis://\(name)"), "kind": "resource"]
        }
        var location: [String: JSONValue] = [:]
        if !nodes.isEmpty { location["logicalLocations"] = .array(nodes) }
        if let place = place(finding.row, file: "file", line: "line", both: "place") {
            location["physicalLocation"] = physical(place)
        }
        return location.isEmpty ? [] : [.object(location)]
    }

    /// The other side of a contradiction between two files.
    static func related(_ finding: Finding) -> [JSONValue] {
        let other = place(finding.row, file: "other_file", line: "other_line", both: "other_place")
        return other.map { [["id": 1, "physicalLocation": physical($0)]] } ?? []
    }

    private typealias Place = (file: String, line: Int?)

    /// Columns of the row that name a file and a line, or both as `file:line`, where the rule speaks about a file.
    private static func place(_ row: ResultRow, file: String, line: String, both: String) -> Place? {
        if let text = row[both]?.text, let match = text.wholeMatch(of: /(.+):([0-9]{1,9})/), let line = Int(match.2) {
            return (String(match.1), line > 0 ? line : nil)
        }
        guard let path = row[file]?.text, !path.isEmpty else { return nil }
        return (path, row[line]?.integer.flatMap { $0 > 0 ? Int($0) : nil })
    }

    private static func physical(_ place: Place) -> JSONValue {
        var location: [String: JSONValue] = ["artifactLocation": ["uri": .string(uri(place.file))]]
        if let line = place.line { location["region"] = ["startLine": .integer(line)] }
        return .object(location)
    }

    /// A relative path stays relative, so that it fits the checkout; everything else is a file URI.
    private static func uri(_ path: String) -> String {
        // A colon in the first segment of a relative reference would be read as a scheme (RFC 3986, 4.2).
        let allowed = CharacterSet.urlPathAllowed.subtracting([":", ";"])
        let escaped = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? "unreadable-name"
        return path.hasPrefix("/") ? "file://\(escaped)" : escaped
    }
}
