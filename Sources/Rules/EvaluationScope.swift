import Facts
import GRDB
import RuleFormat

/// What was collected, and from which versions: decides whether a rule may speak at all.
struct EvaluationScope {
    private let newestVersion: Int64?
    /// Tables that nothing could fill, and why.
    private let unfillable: [String: String]

    init(_ db: Database) throws {
        newestVersion = try Int64.fetchOne(db, sql: "SELECT max(version_num) FROM node")
        var blind: [CollectorName: String] = [:]
        var unused: Set<CollectorName> = []
        let sql = """
            SELECT collector, min(coalesce(detail, status)), sum(status <> 'not_asked') FROM collection
            GROUP BY collector HAVING sum(status = 'ok') = 0
            """
        for row in try Row.fetchAll(db, sql: sql) {
            guard let name = (row[0] as String?).flatMap(CollectorName.init(rawValue:)) else { continue }
            if row[2] == 0 { unused.insert(name) } else { blind[name] = row[1] as String? }
        }
        // Where no node answered, no question was put to any: what nodes tell is unknown, not clean.
        if let silence = blind[.connect] {
            for name in CollectorName.answeredByNodes where blind[name] == nil { blind[name] = silence }
        }
        // What was not booked at all was not tried; an empty store, as tests have it, forbids nothing.
        let booked = try String.fetchSet(db, sql: "SELECT DISTINCT collector FROM collection")
        if !booked.isEmpty {
            let optional =
                CollectorName.files + CollectorName.machine + CollectorName.questions
                + CollectorName.traffic
            unused.formUnion(optional.filter { !booked.contains($0.rawValue) })
        }
        let sight = Sight(blind: blind, unused: unused)
        let reasons = FactCatalogue.tables.compactMap { table in
            sight.reasonWithout(table.filledBy).map { (table.name, $0) }
        }
        unfillable = Dictionary(reasons) { first, _ in first }
    }

    func versionReason(_ rule: Rule) -> String? {
        guard let newestVersion, let least = VersionBound(rule.applies), newestVersion < least.number else {
            return nil
        }
        return "it speaks about servers \(rule.applies), and no node is that new"
    }

    /// - Parameter tables: those without which the query can give no row.
    func reasonNotToEvaluate(_ tables: [String]) -> String? {
        unfillable.isEmpty ? nil : tables.lazy.compactMap { unfillable[$0] }.first
    }
}

/// Which questions were answered by nobody.
private struct Sight {
    /// Collectors that were tried and succeeded nowhere, with the first refusal.
    let blind: [CollectorName: String]
    /// Collectors that nobody used: only files were examined, or no files were.
    let unused: Set<CollectorName>

    /// Why a table that these fill has no rows; nil if one of them could have filled it, or if it needs none.
    func reasonWithout(_ fillers: [CollectorName]) -> String? {
        guard !fillers.isEmpty, fillers.allSatisfy(couldNotFill) else { return nil }
        let tried = fillers.filter { !unused.contains($0) }
        guard !tried.isEmpty else { return Self.whatItNeeds(fillers) }
        if tried.allSatisfy(CollectorName.traffic.contains) {
            return tried.compactMap { blind[$0] }.first ?? "the capture does not hold it"
        }
        let names = tried.map(\.rawValue).joined(separator: " and ")
        return "\(names) succeeded on no node: \(tried.compactMap { blind[$0] }.first ?? "no answer")"
    }

    /// What a person must do so that these collectors are used.
    private static func whatItNeeds(_ fillers: [CollectorName]) -> String {
        if fillers == [.tools] { return "it looks at the programs of this machine: scan a folder, or use --host" }
        if fillers.contains(where: CollectorName.machine.contains) {
            return "it looks at the machine itself, and no node runs on this one"
        }
        if fillers.allSatisfy(CollectorName.files.contains) {
            return "it reads \(fillers.map(\.rawValue).joined(separator: " or ")), and none was read"
        }
        if fillers.allSatisfy(CollectorName.traffic.contains) { return "it reads captures: rcdoctor pcap FILE" }
        return "it needs running nodes"
    }

    /// A refused connection is an answer too: it fills the table of nodes, unless nobody tried.
    private func couldNotFill(_ name: CollectorName) -> Bool {
        unused.contains(name) || (name != .connect && blind[name] != nil)
    }
}

/// The `>=7.0` of a rule's `applies`.
struct VersionBound {
    let number: Int64

    init?(_ text: String) {
        guard text.hasPrefix(">=") else { return nil }
        let parts = text.dropFirst(2).split(separator: ".").compactMap { Int64($0) }
        guard let major = parts.first else { return nil }
        number = major * 10_000 + (parts.count > 1 ? parts[1] : 0) * 100 + (parts.count > 2 ? parts[2] : 0)
    }
}
