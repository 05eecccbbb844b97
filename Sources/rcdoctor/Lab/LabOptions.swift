import ArgumentParser
import Lab

/// What every verb of the lab takes.
struct LabOptions: ParsableArguments {
    @Option(
        name: .customLong("dir"),
        help: ArgumentHelp(
            "Folder of the lab (default: $XDG_STATE_HOME/rcdoctor/lab or ~/.local/state/rcdoctor/lab).",
            valueName: "folder"
        ),
        completion: .directory
    )
    var directory: String?

    var folder: LabFolder { directory.map { LabFolder($0) } ?? .standard() }

    func open() throws(LabError) -> Lab { try Lab.open(folder) }
}
