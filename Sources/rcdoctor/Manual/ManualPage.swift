/// The manual page, made from the same source as the help texts.
struct ManualPage {
    /// Options that several commands share stand once, in sections of their own.
    private static let shared = ["Connection", "Report", "Rules"]

    private let root: HelpSheet.Command
    private let version: String
    private let date: String

    /// - Parameter date: of the version, as 2026-11-25.
    init(_ root: HelpSheet.Command, version: String, date: String) {
        self.root = root
        self.version = version
        self.date = date
    }

    var text: String {
        let commands = visible(root.subcommands)
        var text = ".\\\" Made by rcdoctor manual. Do not edit.\n"
        text += ".TH RCDOCTOR 1 \(date) \"rcdoctor \(version)\" \"User Commands\"\n"
        text += ".SH NAME\nrcdoctor \\- \(Roff.text(lowered(root.abstract ?? "")))\n"
        text += ".SH SYNOPSIS\n.B rcdoctor\n.I command\n.RI [ options ]\n"
        text += ".SH DESCRIPTION\n" + first(Roff.prose(root.discussion ?? ""))
        text += ".SH COMMANDS\n"
        for command in commands { text += section(command, path: "rcdoctor \(command.commandName)") }
        for title in Self.shared { text += options(title, commands) }
        return text + Self.closing
    }

    private func visible(_ commands: [HelpSheet.Command]?) -> [HelpSheet.Command] {
        (commands ?? []).filter { ($0.shouldDisplay ?? true) && $0.commandName != "help" }
    }

    private func section(_ command: HelpSheet.Command, path: String) -> String {
        let arguments = (command.arguments ?? []).filter(\.shouldDisplay).filter { !isCommon($0) }
        let positional = arguments.filter(\.isPositional)
        var text = ".SS \"\(([Roff.text(path)] + positional.map(placeholder)).joined(separator: " "))\"\n"
        text += Roff.filled(command.abstract ?? "") + "\n" + Roff.prose(command.discussion ?? "")
        let own = arguments.filter { !Self.shared.contains($0.sectionTitle ?? "") }
        text += own.map(item).joined()
        let groups = Self.shared.filter { title in arguments.contains { $0.sectionTitle == title } }
        if !groups.isEmpty {
            let names = groups.map { "\($0.uppercased()) OPTIONS" }.joined(separator: ", ")
            text += ".PP\n" + Roff.filled("It also takes what stands below \(names).") + "\n"
        }
        for child in visible(command.subcommands) { text += section(child, path: "\(path) \(child.commandName)") }
        return text
    }

    /// Each command has these.
    private func isCommon(_ argument: HelpSheet.Argument) -> Bool {
        argument.names?.contains { ["help", "version"].contains($0.name) } ?? false
    }

    private func options(_ title: String, _ commands: [HelpSheet.Command]) -> String {
        var seen: Set<String> = []
        let all = commands.flatMap { $0.arguments ?? [] }.filter { $0.sectionTitle == title && $0.shouldDisplay }
        let items = all.filter { seen.insert($0.names?.map(\.text).joined() ?? "").inserted }
        return ".SH \"\(title.uppercased()) OPTIONS\"\n" + items.map(item).joined()
    }

    private func placeholder(_ argument: HelpSheet.Argument) -> String {
        let name = "<\(argument.valueName ?? "value")>" + (argument.isRepeating ? " ..." : "")
        return Roff.text(argument.isOptional ? "[\(name)]" : name)
    }

    private func item(_ argument: HelpSheet.Argument) -> String {
        var head: String
        if argument.isPositional {
            head = Roff.italic(argument.valueName ?? "value")
        } else {
            head = (argument.names ?? []).map { Roff.bold($0.text) }.joined(separator: ", ")
            if argument.kind == "option" { head += " " + Roff.italic(argument.valueName ?? "value") }
        }
        var words = argument.abstract ?? ""
        if let value = argument.defaultValue, argument.kind == "option" { words += " Default: \(value)." }
        return ".TP\n\(head)\n\(Roff.filled(words))\n"
    }

    /// `The doctor for …` reads as `the doctor for …` after a dash.
    private func lowered(_ text: String) -> String {
        let rest = text.hasSuffix(".") ? text.dropLast() : text[...]
        return rest.prefix(1).lowercased() + rest.dropFirst()
    }

    /// A section needs no paragraph macro at its beginning.
    private func first(_ text: String) -> String { text.hasPrefix(".PP\n") ? String(text.dropFirst(4)) : text }

    private static let closing = """
        .SH "EXIT STATUS"
        .TP
        \\fB0\\fR
        Nothing at or above \\fB\\-\\-fail\\-on\\fR; after a repair, the cluster is healthy.
        .TP
        \\fB1\\fR
        Findings; or there is a plan, advice or a difference.
        .TP
        \\fB2\\fR
        Not everything could be examined, and nothing was found.
        .TP
        \\fB3\\fR
        A step of a repair failed or was refused.
        .TP
        \\fB64\\fR, \\fB66\\fR, \\fB69\\fR, \\fB70\\fR, \\fB77\\fR, \\fB130\\fR
        A wrong command line; unreadable input; no target reachable;
        an internal error; a wrong password; interrupted.
        .SH ENVIRONMENT
        .TP
        \\fBREDISCLI_AUTH\\fR, \\fBVALKEYCLI_AUTH\\fR
        The password.
        .TP
        \\fBNO_COLOR\\fR, \\fBCLICOLOR_FORCE\\fR, \\fBTERM\\fR, \\fBCOLUMNS\\fR
        Colour and width of the report.
        .TP
        \\fBLC_ALL\\fR, \\fBLC_MESSAGES\\fR, \\fBLC_CTYPE\\fR, \\fBLANG\\fR
        Its language (English or Chinese) and its characters.
        .TP
        \\fBXDG_STATE_HOME\\fR, \\fBXDG_CONFIG_HOME\\fR
        Where scans are remembered, and where settings are looked for.
        .SH FILES
        .TP
        \\fI.rcdoctor.yaml\\fR, \\fI$XDG_CONFIG_HOME/rcdoctor/config.yaml\\fR
        Settings: mutes, severities, parameters, further rules.
        .TP
        \\fI$XDG_STATE_HOME/rcdoctor\\fR
        Snapshots of the last scans and journals of repairs; no passwords.
        .SH "SEE ALSO"
        .BR redis\\-cli (1),
        .BR valkey\\-cli (1)

        """
}
