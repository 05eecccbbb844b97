import Facts

extension CollectionStatus {
    /// What a refusal of a command that the node's version should know means, in the server's many wordings.
    init(refusal: String) {
        let text = refusal.lowercased()
        self =
            if refusal.hasPrefix("NOPERM") {
                .denied
            } else if text.contains("unknown command") {
                .renamed
            } else {
                .unsupported
            }
    }
}
