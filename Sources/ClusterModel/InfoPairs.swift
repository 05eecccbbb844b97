/// The value of an INFO line that holds several figures: `keys=5,expires=0,avg_ttl=0`.
package struct InfoPairs: Sendable, Hashable {
    private let values: [String: String]

    package init(_ text: String) {
        let pairs = text.split(separator: ",").compactMap { part -> (String, String)? in
            let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return words.count == 2 ? (String(words[0]), String(words[1])) : nil
        }
        values = Dictionary(pairs) { first, _ in first }
    }

    package subscript(_ name: String) -> String? { values[name] }
    package func integer(_ name: String) -> Int? { values[name].flatMap { Int($0) } }
}
