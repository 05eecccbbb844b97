import ClusterModel
import Glibc

/// The directives of a config file and of all files that it includes, in the order in which a server takes them.
struct ConfigLines: Sendable {
    struct Line: Sendable {
        let file: String
        let directive: ConfigDirective
    }

    /// Something that a server would not take, or that could not be read; never holds a value.
    struct Problem: Sendable {
        let file: String
        let line: Int
        let kind: String
        let text: String
        var nearest: String?
    }

    /// A server has no such bound and dies of a cycle; real files include one or two levels.
    private static let deepest = 8
    private static let mostFiles = 200

    private(set) var lines: [Line] = []
    private(set) var problems: [Problem] = []
    /// Real paths of the included files.
    private(set) var included: Set<String> = []
    /// Why something is missing.
    private(set) var trouble: FileTrouble?
    private(set) var isReadable = false
    /// When the newest of these files was written, Unix time.
    private(set) var written: Int?
    private let folder: String
    private let view: FileView
    private var filesRead = 0

    init(_ file: String, view: FileView = FileView()) {
        folder = FilePath.folder(of: file)
        self.view = view
        read(file, from: nil, above: [])
    }

    private mutating func read(_ file: String, from includer: (file: String, line: Int)?, above: [String]) {
        let real = view.identity(file)
        let at = includer ?? (file, 0)
        if above.contains(real) {
            return note(at, "include-cycle", "\(file) includes itself", missing: true)
        }
        guard above.count < Self.deepest, filesRead < Self.mostFiles else {
            return note(at, "include-depth", "too many levels or files of include at \(file)", missing: true)
        }
        filesRead += 1
        if includer != nil { included.insert(real) }
        let config: ConfigFile
        do throws(FileTrouble) {
            config = ConfigFile(bytes: try BoundedFile.read(view.path(file)))
        } catch {
            if trouble == nil { trouble = error }
            return note(at, "unreadable", error.description, missing: false)
        }
        if includer == nil { isReadable = true }
        written = [written, BoundedFile.written(view.path(file))].compactMap { $0 }.max()
        for problem in config.problems {
            let kind = problem.reason == .notUTF8 ? "not-utf8" : "unbalanced-quotes"
            note((file, problem.line), kind, "\(problem.reason)", missing: false)
        }
        for directive in config.directives {
            if directive.name == "include" {
                for path in directive.arguments.flatMap(paths) {
                    read(path, from: (file, directive.line), above: above + [real])
                }
            } else {
                take(directive, file)
            }
        }
    }

    private mutating func take(_ directive: ConfigDirective, _ file: String) {
        // A module brings directives of its own, module.name.
        guard !KnownDirectives.contains(directive.name), !directive.name.contains(".") else {
            lines.append(Line(file: file, directive: directive))
            return
        }
        let unknown = UnknownDirective(directive)
        guard problems.count < 200 else { return }
        problems.append(
            Problem(
                file: file,
                line: directive.line,
                kind: "unknown-directive",
                text: unknown.text,
                nearest: unknown.nearest
            )
        )
    }

    /// `include` takes patterns from Redis 7.0 on; what matches nothing is taken literally.
    private func paths(_ argument: String) -> [String] {
        let path = FilePath.absolute(argument, in: folder)
        guard path.contains(where: { "*?[".contains($0) }) else { return [path] }
        var matches = glob_t()
        defer { globfree(&matches) }
        guard glob(view.path(path), 0, nil, &matches) == 0 else { return [] }
        return (0..<Int(matches.gl_pathc)).compactMap { matches.gl_pathv[$0].map { view.inside(String(cString: $0)) } }
    }

    private mutating func note(_ at: (file: String, line: Int), _ kind: String, _ text: String, missing: Bool) {
        if missing, trouble == nil { trouble = FileTrouble("\(at.file):\(at.line): \(text)") }
        if problems.count < 200 { problems.append(Problem(file: at.file, line: at.line, kind: kind, text: text)) }
    }
}
