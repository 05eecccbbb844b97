import Foundation
import PackagePlugin

/// Compiles every `rules/<area>/<name>.yaml` into one Swift file of rule values, so that no YAML is read at start-up.
@main
struct EmbedRules: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let rules = context.package.directoryURL.appending(path: "rules")
        let output = context.pluginWorkDirectoryURL.appending(path: "StockRules+Generated.swift")
        return [
            .buildCommand(
                displayName: "Compiling the stock rules",
                executable: try context.tool(named: "RuleEmbedder").url,
                arguments: [rules.path, output.path],
                inputFiles: try ruleFiles(below: rules),
                outputFiles: [output]
            )
        ]
    }

    private func ruleFiles(below folder: URL) throws -> [URL] {
        let manager = FileManager.default
        return try manager.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".yaml") }
            .sorted()
            .map { folder.appending(path: $0) }
    }
}
