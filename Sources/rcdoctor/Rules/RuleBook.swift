import Diagnosis
import Facts
import Foundation
import RuleCompiler
import RuleFormat
import Rules
import StockRules

/// The rules of one run: those of the binary, those of the operator, and what the settings make of them.
struct RuleBook {
    private(set) var rules: [Rule]
    /// Rule files that can't be read, as outcomes: they are counted and named, and the scan goes on.
    private(set) var unreadable: [RuleOutcome] = []
    private(set) var policy = ReportPolicy()

    /// Without any settings.
    init() {
        rules = StockRules.all
    }

    /// - Throws: `Failure` for settings, a folder or a baseline that can't be read.
    init(_ flags: RuleFlags) throws {
        let settings = try SettingsFiles(flags.config).read()
        rules = StockRules.all
        for folder in settings.folders + flags.folders { try add(folder) }
        refuseCircles()
        apply(settings)
        let ignored = Set(settings.ignored + flags.ignore)
        warn(ignored.union(settings.named))
        rules.removeAll { ignored.contains($0.id) }
        policy.mutes = settings.mutes
        policy.today = String(Date.now.formatted(.iso8601).prefix(10))
        if let baseline = flags.baseline { policy.baseline = (baseline, try Self.findings(in: baseline)) }
    }

    /// Rules of a folder take the place of those with the same id.
    private mutating func add(_ folder: String) throws {
        for file in try RuleFolder(folder).files() {
            do {
                var rule = try RuleReader.read(file.text(), id: file.id, file: file.path).rule
                rule.isUserMade = true
                rule.fixes = rule.fixes.map(\.withOwnRisk)
                rules.removeAll { $0.id == rule.id }
                rules.append(rule)
            } catch let error as RuleProblems {
                Output.error(error.description)
                rules.removeAll { $0.id == file.id }
                let first = error.problems.first.map { "\($0.file):\($0.line):\($0.column): \($0.message)" }
                unreadable.append(.unreadable(file.id, first ?? "it can't be read"))
            }
        }
        rules.sort { $0.id < $1.id }
    }

    /// A rule that explains itself over others would hide every cause.
    private mutating func refuseCircles() {
        while let (id, circle) = circle() {
            let words = circle.joined(separator: " → ")
            Output.error("rcdoctor: the rule \(id) is left out: it explains itself over others: \(words)")
            rules.removeAll { $0.id == id }
            unreadable.append(.unreadable(id, "it explains itself over others: \(words)"))
        }
    }

    private func circle() -> (String, [String])? {
        let graph = RuleGraph(rules)
        return rules.lazy.filter(\.isUserMade).compactMap { rule in
            graph.circle(through: rule.id).map { (rule.id, $0) }
        }.first
    }

    private mutating func apply(_ settings: DoctorSettings) {
        for index in rules.indices {
            let id = rules[index].id
            if let severity = settings.severities[id] { rules[index].severity = severity }
            for (name, value) in settings.parameters[id] ?? [:] {
                guard let place = rules[index].parameters.firstIndex(where: { $0.name == name }) else {
                    let known = rules[index].parameters.map(\.name)
                    let hint = didYouMean(name, among: known).map { " Did you mean '\($0)'?" } ?? ""
                    Output.error("rcdoctor: the settings name '\(name)', which is no parameter of \(id).\(hint)")
                    continue
                }
                rules[index].parameters[place].value = value
            }
        }
    }

    /// A rule that a newer or older version does not have is worth a word, never the scan.
    private func warn(_ named: Set<String>) {
        let known = rules.map(\.id) + unreadable.map(\.rule.id)
        for id in named.subtracting(known).sorted() {
            let hint = didYouMean(id, among: known).map { " Did you mean '\($0)'?" } ?? ""
            Output.error("rcdoctor: the settings name '\(id)', which is no rule.\(hint)")
        }
    }

    private static func findings(in path: String) throws -> Set<String> {
        guard FileManager.default.fileExists(atPath: path) else {
            throw Failure(.unreadableInput, "--baseline: there is no file \(path)")
        }
        do {
            let results = try FactStore.results(inSnapshot: URL(fileURLWithPath: path))
            guard !results.rules.isEmpty else {
                throw Failure(.unreadableInput, "--baseline: \(path) holds no findings. Make one with scan --save.")
            }
            return results.findings
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(.unreadableInput, "--baseline: \(path) is no snapshot: \(error)")
        }
    }
}

extension RuleOutcome {
    fileprivate static func unreadable(_ id: String, _ reason: String) -> RuleOutcome {
        let rule = Rule(
            id: id,
            title: "A rule that can't be read",
            severity: .notice,
            applies: ">=3.0",
            key: [],
            subjects: [],
            confirmMilliseconds: nil,
            sql: "",
            message: "",
            impact: "",
            explain: "",
            explains: [],
            evidence: [],
            falsePositives: [],
            references: [],
            fixes: []
        )
        return RuleOutcome(rule: rule, status: .broken("\(id): \(reason)"))
    }
}
