import ArgumentParser

/// Which rules speak, and what is known already.
struct RuleFlags: ParsableArguments {
    @Option(
        name: .customLong("rules"),
        parsing: .singleValue,
        help: ArgumentHelp("Folder of further rules; the same id overrides. May be repeated.", valueName: "folder"),
        completion: .directory
    )
    var folders: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Leave a rule out. May be repeated.", valueName: "rule"),
        completion: Completions.rules
    )
    var ignore: [String] = []

    @Option(
        help: ArgumentHelp(
            "Settings instead of .rcdoctor.yaml and $XDG_CONFIG_HOME/rcdoctor/config.yaml.",
            valueName: "file"
        ),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var config: String?

    @Option(
        help: ArgumentHelp("Only what this snapshot does not have counts.", valueName: "file.rcd"),
        completion: Completions.snapshot
    )
    var baseline: String?
}
