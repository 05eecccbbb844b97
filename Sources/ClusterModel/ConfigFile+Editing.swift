extension ConfigFile {
    /// The file with one setting changed; every other byte stays as it is.
    ///
    /// The last directive of the setting, under any of its names, gets the new arguments; where there is none, a line is
    /// appended. Several arguments are several words (`save 900 1`), each quoted if it needs to be.
    package func setting(_ name: String, to arguments: [String]) -> ConfigFile {
        let words = arguments.map(ArgumentQuoting.quoted)
        let value = Array(words.joined(separator: [UInt8(ascii: " ")]))
        guard let directive = last(name) else { return appending(name, value) }
        var edited = bytes
        let isBare = directive.argumentRange.lowerBound == directive.nameRange.upperBound
        edited.replaceSubrange(directive.argumentRange, with: isBare ? [UInt8(ascii: " ")] + value : value)
        return ConfigFile(bytes: edited)
    }

    /// The file with one setting changed to a single argument.
    package func setting(_ name: String, to value: String) -> ConfigFile { setting(name, to: [value]) }

    /// The file with one secret setting changed.
    package func setting(_ name: String, to secret: Secret) -> ConfigFile { setting(name, to: [secret.reveal()]) }

    private func appending(_ name: String, _ value: [UInt8]) -> ConfigFile {
        let lineEnd = usesCarriageReturns ? [UInt8(ascii: "\r"), UInt8(ascii: "\n")] : [UInt8(ascii: "\n")]
        let isOpen = bytes.last.map { $0 != UInt8(ascii: "\n") } ?? false
        let line = Array(name.utf8) + [UInt8(ascii: " ")] + value
        return ConfigFile(bytes: bytes + (isOpen ? lineEnd : []) + line + lineEnd)
    }

    private var usesCarriageReturns: Bool {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0 else { return false }
        return bytes[end - 1] == UInt8(ascii: "\r")
    }
}

extension ConfigFile: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The directives, secrets hidden; comments are left out, for an old password may stand in one.
    package var description: String {
        directives.map { "\($0.name) \($0.value)" }.joined(separator: "\n")
    }

    package var debugDescription: String { description }

    /// Hides the bytes, which hold the secrets, from `dump` and from test failure messages.
    package var customMirror: Mirror { Mirror(self, children: ["directives": directives], displayStyle: .struct) }
}
