/// Text on its way into XML 1.0.
enum XML {
    static func text(_ text: String) -> String {
        var result = ""
        for scalar in TerminalText.clean(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            // Allowed nowhere in XML 1.0 (production Char), not even as a reference.
            case "\u{FFFE}", "\u{FFFF}": result += "?"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func attribute(_ name: String, _ value: String) -> String {
        "\(name)=\"\(text(value).replacing("\n", with: "&#10;"))\""
    }
}
