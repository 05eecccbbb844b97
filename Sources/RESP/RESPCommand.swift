/// A command with its arguments, of which some may be secret.
///
///     RESPCommand("CLUSTER", "NODES")
///     RESPCommand("AUTH", .secret("hunter2", named: "password"))   // prints as: AUTH <password>
package struct RESPCommand: Hashable, Sendable {
    /// One word on the wire.
    package struct Argument: Hashable, Sendable {
        /// The bytes as sent.
        ///
        /// Never show them where `secretName` is set.
        package let bytes: [UInt8]
        /// What stands for it when it is shown.
        package let secretName: String?

        private init(bytes: [UInt8], secretName: String?) {
            self.bytes = bytes
            self.secretName = secretName
        }

        package static func text(_ text: String) -> Argument { Argument(bytes: Array(text.utf8), secretName: nil) }
        package static func bytes(_ bytes: [UInt8]) -> Argument { Argument(bytes: bytes, secretName: nil) }
        package static func number(_ number: Int) -> Argument { .text(String(number)) }

        /// Sent as it is, shown as `<name>`.
        package static func secret(_ text: String, named name: String = "secret") -> Argument {
            Argument(bytes: Array(text.utf8), secretName: name)
        }
    }

    /// The name and all that follows, as sent.
    package let words: [Argument]

    package init(_ name: String, _ arguments: Argument...) {
        self.init(name, arguments: arguments)
    }

    package init(_ name: String, arguments: [Argument]) {
        words = [.text(name)] + arguments
    }

    /// The first word in capitals.
    package var name: String { word(0) ?? "" }

    package var hasSecrets: Bool { words.contains { $0.secretName != nil } }

    /// A word in capitals; nil when there are fewer, or when it is secret.
    package func word(_ index: Int) -> String? {
        guard words.indices.contains(index), words[index].secretName == nil else { return nil }
        return String(decoding: words[index].bytes, as: UTF8.self).uppercased()
    }
}

extension RESPCommand.Argument: ExpressibleByStringLiteral, CustomStringConvertible, CustomReflectable {
    package init(stringLiteral value: String) {
        self = .text(value)
    }

    /// As one would type it: quoted where spaces or unprintable bytes demand it.
    package var description: String {
        if let secretName { return "<\(secretName)>" }
        let isPlain = !bytes.isEmpty && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x27 }
        return isPlain ? String(decoding: bytes, as: UTF8.self) : quoted
    }

    private var quoted: String {
        var text = "\""
        for byte in bytes {
            switch byte {
            case 0x22: text += "\\\""
            case 0x5C: text += "\\\\"
            case 0x0A: text += "\\n"
            case 0x0D: text += "\\r"
            case 0x09: text += "\\t"
            case 0x20...0x7E: text.unicodeScalars.append(UnicodeScalar(byte))
            default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return text + "\""
    }

    /// Keeps secrets out of `dump` and debuggers.
    package var customMirror: Mirror { Mirror(self, children: ["text": description]) }
}

extension RESPCommand: CustomStringConvertible, CustomReflectable {
    /// The command line with secrets shown by name.
    package var description: String { words.map(\.description).joined(separator: " ") }

    package var customMirror: Mirror { Mirror(self, children: ["text": description]) }
}
