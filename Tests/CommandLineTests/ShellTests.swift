import Foundation
import TestSupport
import Testing

/// Completions in the shells themselves, and the manual page under its checkers; each skipped where it is missing.
@Suite(.serialized) struct ShellTests {
    @Test(
        "bash loads the completions and offers subcommands, options, formats and rules",
        .enabled(if: Tool.bash.exists)
    )
    func bash() async throws {
        try await withScript("bash") { folder in
            let script = """
                source '\(folder.file("script"))'
                complete -p rcdoctor
                offer() { COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=(); COMP_LINE="$*"
                  COMP_POINT=${#COMP_LINE}; _rcdoctor rcdoctor "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"; echo "${COMPREPLY[@]}"; }
                PATH='\(folder.path)':$PATH
                offer rcdoctor sc
                offer rcdoctor scan --form
                offer rcdoctor scan --format sa
                offer rcdoctor explain slots/slot-unc
                """
            let run = try await ProgramRun.start(Tool.bash.path, ["-c", script]).end()
            #expect(run.exit == 0 && run.errors == "", "\(run.text)")
            let lines = run.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(lines.count == 5 && lines[0].contains("-F _rcdoctor rcdoctor"), "\(run.text)")
            #expect(lines.dropFirst() == ["scan", "--format", "sarif", "slots/slot-uncovered"], "\(run.text)")
        }
    }

    @Test("zsh loads the completions", .enabled(if: Tool.zsh.exists, "there is no zsh here: apt-get install zsh"))
    func zsh() async throws {
        try await withScript("zsh") { folder in
            try FileManager.default.copyItem(atPath: folder.file("script"), toPath: folder.file("_rcdoctor"))
            let script = """
                fpath=('\(folder.path)' $fpath)
                autoload -Uz compinit && compinit -u -d '\(folder.file("dump"))'
                autoload +X _rcdoctor && print ${_comps[rcdoctor]} ${+functions[_rcdoctor]}
                """
            let run = try await ProgramRun.start(Tool.zsh.path, ["-f", "-c", script]).end()
            #expect(run.exit == 0 && run.output == "_rcdoctor 1\n" && run.errors == "", "\(run.text)")
        }
    }

    @Test(
        "fish loads the completions and offers subcommands, options and rules",
        .enabled(if: Tool.fish.exists, "there is no fish here: apt-get install fish")
    )
    func fish() async throws {
        try await withScript("fish") { folder in
            let script = """
                set -x PATH '\(folder.path)' $PATH
                source '\(folder.file("script"))'
                complete -C 'rcdoctor sc'; complete -C 'rcdoctor scan --format sa'
                complete -C 'rcdoctor explain slots/slot-unc'
                """
            let run = try await ProgramRun.start(
                Tool.fish.path,
                ["--no-config", "-c", script],
                environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
            ).end()
            let offers = run.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
            #expect(run.exit == 0 && offers == ["scan", "sarif", "slots/slot-uncovered"], "\(run.text)")
        }
    }

    @Test("the manual page says what help says, and its checkers have nothing to add")
    func manual() async throws {
        let folder = try TemporaryFolder("manual")
        defer { folder.remove() }
        let page = try await ProgramRun.start(try BuiltBinary.path(), ["manual"]).end()
        #expect(page.exit == 0)
        for words in [".TH RCDOCTOR 1", ".SH NAME", "\\-\\-format", "lab break", ".SH \"EXIT STATUS\""] {
            #expect(page.output.contains(words), "\(words)")
        }
        #expect(!page.output.contains("lab helper") && page.output.utf8.allSatisfy { $0 < 0x80 })
        try folder.write(page.output, to: "rcdoctor.1")
        let file = folder.file("rcdoctor.1")
        if Tool.mandoc.exists {
            let lint = try await ProgramRun.start(Tool.mandoc.path, ["-Tlint", file]).end()
            #expect(lint.exit == 0 && lint.text == "", "\(lint.text)")
        }
        if Tool.man.exists {
            let man = try await ProgramRun.start(
                "/bin/sh",
                ["-c", "LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z '\(file)' > /dev/null"]
            ).end()
            #expect(man.exit == 0 && man.errors == "", "\(man.errors)")
        }
    }

    private enum Tool: String {
        case bash, zsh, fish, mandoc, man

        var path: String { "/usr/bin/\(rawValue)" }
        var exists: Bool { FileManager.default.isExecutableFile(atPath: path) }
    }

    /// A folder with the shell's script, and with rcdoctor for what it asks while it completes.
    private func withScript(_ shell: String, _ body: (TemporaryFolder) async throws -> Void) async throws {
        let folder = try TemporaryFolder(shell)
        defer { folder.remove() }
        let binary = try BuiltBinary.path()
        let run = try await ProgramRun.start(binary, ["--generate-completion-script", shell]).end()
        let offers = run.output.split { !($0.isLetter || $0 == "-" || $0 == "/") }
        #expect(
            run.exit == 0 && offers.contains("pcap") && !offers.contains("manual"),
            "hidden commands are not offered"
        )
        try folder.write(run.output, to: "script")
        try FileManager.default.createSymbolicLink(atPath: folder.file("rcdoctor"), withDestinationPath: binary)
        try await body(folder)
    }
}
