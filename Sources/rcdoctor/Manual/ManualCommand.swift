import ArgumentParser

/// `rcdoctor manual`: the manual page, for whoever packages or installs it.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Print the manual page, as man(7).",
        discussion: """
              rcdoctor manual > /usr/local/share/man/man1/rcdoctor.1
            """,
        shouldDisplay: false
    )

    func run() throws {
        let page = ManualPage(try HelpSheet.of(RCDoctor.self), version: Version.text, date: Version.date)
        Output.result(page.text)
    }
}
