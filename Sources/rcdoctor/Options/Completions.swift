import ArgumentParser
import Facts
import Lab
import RuleFormat
import StockRules

/// What a shell may offer for values that only rcdoctor knows: lists in the script itself, so that no program is
/// started while a person types.
enum Completions {
    static let rules = CompletionKind.list(StockRules.all.map(\.id))

    static let areas = CompletionKind.list(Set(StockRules.all.map { String($0.id.prefix { $0 != "/" }) }).sorted())

    static let tables = CompletionKind.list(FactCatalogue.tables.map(\.name))

    static let faults = CompletionKind.list(LabFaults.all.map(\.name))

    static let snapshot = CompletionKind.file(extensions: ["rcd"])

    /// A format and the beginning of its file.
    static let reports = CompletionKind.list(ReportFlags.Format.allCases.map { "\($0.rawValue)=" })
}
