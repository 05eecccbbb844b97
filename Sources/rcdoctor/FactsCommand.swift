import ArgumentParser
import Facts

struct FactsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facts",
        abstract: "The catalogue of fact tables: what a rule can ask for.",
        discussion: """
              rcdoctor facts
              rcdoctor facts replica_link
            """
    )

    @Argument(help: ArgumentHelp("One table only.", valueName: "table"), completion: Completions.tables)
    var table: String?

    func run() throws {
        let tables = FactCatalogue.tables.filter { table == nil || $0.name == table }
        guard !tables.isEmpty else {
            let names = FactCatalogue.tables.map(\.name).joined(separator: ", ")
            throw Failure(.usage, "there is no fact table '\(table ?? "")'. There are \(names).")
        }
        for table in tables {
            Output.result("\(table.name)\n  \(table.meaning)\n")
            let width = table.columns.map(\.name.count).max() ?? 0
            for column in table.columns {
                let name = column.name + String(repeating: " ", count: width - column.name.count)
                let type = column.type.rawValue.lowercased()
                Output.result(
                    "    \(name)  \(type + String(repeating: " ", count: 7 - type.count))  \(column.meaning)\n"
                )
            }
            Output.result("\n")
        }
    }
}
