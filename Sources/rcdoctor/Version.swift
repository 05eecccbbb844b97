import CBuild
import Capture
import Facts

/// The version of this build.
enum Version {
    /// When this version was made, as 2026-11-25.
    static let date = "2026-11-25"
    static let text = "0.1.0"

    /// For `--version`: the build, and the libraries of this machine that it works with.
    static var words: String {
        let commit = String(cString: rcdoctor_commit())
        let pcap = PcapLibrary.version?.split(separator: " ").dropFirst(2).first
        return """
            rcdoctor \(text)\(commit.isEmpty ? "" : " (\(commit))")
            SQLite \(FactStore.sqliteVersion)
            libpcap \(pcap ?? "is not installed: no --interface, no --filter")

            """
    }
}
