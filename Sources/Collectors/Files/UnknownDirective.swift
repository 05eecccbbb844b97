import ClusterModel

/// A directive that no server knows, in words that can be shown.
///
/// It may be a password that slipped onto a line of its own or was glued to its directive, so it is quoted only where
/// it looks like a directive with a value; the line number says the rest.
struct UnknownDirective {
    let text: String
    let nearest: String?

    init(_ directive: ConfigDirective) {
        let name = directive.name
        let letters = name.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == 0x2D }
        guard letters, !directive.value.isEmpty, name.utf8.count <= 64 else {
            text = "a word of \(name.count) characters that is not shown"
            nearest = nil
            return
        }
        nearest = KnownDirectives.nearest(to: name)
        let isShown = nearest != nil || name.contains("-")
        text = isShown ? name : "a word of \(name.count) characters that is not shown"
    }
}
