import Foundation

/// Text from servers on its way into a page: it is text there, whatever it holds.
enum HTML {
    /// Escaped for element content and for attributes in double quotes; control characters are shown, not sent.
    static func text(_ text: String) -> String {
        var result = ""
        for scalar in TerminalText.clean(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A name of its own direction, cut where it would break the page; the whole stands in the tool tip.
    static func name(_ name: String, limit: Int = 80) -> String {
        guard name.count > limit else { return "<bdi>\(text(name))</bdi>" }
        return "<bdi title=\"\(text(String(name.prefix(2000))))\">\(text(String(name.prefix(limit))))…</bdi>"
    }

    static func element(_ tag: String, _ attributes: [(String, String)] = [], _ content: String = "") -> String {
        let list = attributes.map { " \($0.0)=\"\(text($0.1))\"" }.joined()
        return "<\(tag)\(list)>\(content)</\(tag)>"
    }

    /// A command or a text to be copied, with its button; the button appears where there is a script to serve it.
    static func copyable(_ body: String, _ label: String) -> String {
        """
        <div class="copy"><pre tabindex="0">\(text(body))</pre>\
        <button type="button" class="copy-button" hidden>\(text(label))</button></div>
        """
    }

    /// A random value for the page's content security policy: what was not written by us does not run.
    static func nonce() -> String {
        (0..<4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }.joined()
    }
}
