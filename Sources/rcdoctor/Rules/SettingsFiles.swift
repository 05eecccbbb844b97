import Foundation
import RuleFormat

/// Where settings are looked for: `$XDG_CONFIG_HOME/rcdoctor/config.yaml`, then `.rcdoctor.yaml` in the working folder.
struct SettingsFiles {
    private let paths: [String]

    init(_ named: String?, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        if let named {
            guard FileManager.default.fileExists(atPath: named) else {
                throw Failure(.unreadableInput, "--config: there is no file \(named)")
            }
            paths = [named]
            return
        }
        let home = environment["HOME"].map { "\($0)/.config" }
        let folders = [environment["XDG_CONFIG_HOME"], home].compactMap { $0 }.filter { $0.hasPrefix("/") }
        let candidates = folders.prefix(1).map { "\($0)/rcdoctor/config.yaml" } + [".rcdoctor.yaml"]
        paths = candidates.filter { FileManager.default.fileExists(atPath: $0) }
    }

    var isEmpty: Bool { paths.isEmpty }

    /// All of them as one; the later file wins.
    func read() throws -> DoctorSettings {
        var settings = DoctorSettings()
        for path in paths {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Failure(.unreadableInput, "cannot read the settings \(path) as text")
            }
            do throws(RuleProblems) {
                settings = settings.merged(with: try SettingsReader.read(text, file: path))
            } catch {
                throw Failure(.unreadableInput, "the settings are wrong:\n\(error.description)")
            }
        }
        return settings
    }
}
