/// The version of this build.
enum Version {
    /// When this version was made, as 2026-11-25.
    static let date = "2026-11-25"
    static let text = "0.1.0"
}
