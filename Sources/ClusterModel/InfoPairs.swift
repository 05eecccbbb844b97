/// The value of an INFO line that holds several figures: `keys=5,expires=0,avg_ttl=0`.
package struct InfoPairs: Sendable, Hashable {
    private let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// What stands behind the name; of names written twice the first counts.
    package subscript(_ name: String) -> String? { value(name).map { String($0) } }

    package func integer(_ name: String) -> Int? { value(name).flatMap { Int($0) } }

    // There are a few figures in a line, and lines by the ten thousand: looking is cheaper than sorting them.
    private func value(_ name: String) -> Substring? {
        var rest = text[...].utf8
        while !rest.isEmpty {
            let part = rest.prefix { $0 != UInt8(ascii: ",") }
            if part.starts(with: name.utf8) {
                let tail = part.dropFirst(name.utf8.count)
                if tail.first == UInt8(ascii: "=") { return Substring(tail.dropFirst()) }
            }
            rest = rest[part.endIndex...].dropFirst()
        }
        return nil
    }
}
