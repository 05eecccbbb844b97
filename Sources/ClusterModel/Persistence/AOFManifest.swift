/// The list of files that make up an AOF from 7.0 on.
///
/// Lines `file NAME seq N type b|h|i`: base, history (to be deleted), incremental. Source: `aofLoadManifestFromFile` in
/// `aof.c`.
package struct AOFManifest: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case base = "b"
        case history = "h"
        case incremental = "i"
    }

    package struct Entry: Sendable, Hashable {
        package let name: String
        package let sequence: Int
        package let kind: Kind
    }

    package private(set) var entries: [Entry] = []
    /// The first thing for which a server would refuse to start.
    package private(set) var problem: String?

    package init(_ text: String) {
        text.forEachLine { number, line in
            guard problem == nil, line.first != UInt8(ascii: "#") else { return }
            if let entry = Self.entry(line) {
                add(entry, number)
            } else {
                problem = "line \(number) is not 'file NAME seq NUMBER type LETTER'"
            }
        }
        if problem == nil, entries.isEmpty { problem = "it names no file" }
    }

    package var base: Entry? { entries.first { $0.kind == .base } }
    package var incremental: [Entry] { entries.filter { $0.kind == .incremental } }

    private mutating func add(_ entry: Entry, _ number: Int) {
        if entry.kind == .base, base != nil {
            problem = "line \(number) names a second base file"
        } else if entry.kind == .incremental, let last = incremental.last, entry.sequence <= last.sequence {
            problem = "line \(number) is out of sequence"
        } else {
            entries.append(entry)
        }
    }

    /// Pairs of a key and a value, in any order; unknown keys are for versions to come.
    private static func entry(_ line: Bytes) -> Entry? {
        guard let words = ArgumentSplitter.split(line), words.count >= 6, words.count.isMultiple(of: 2) else {
            return nil
        }
        let texts = words.map { String(decoding: $0.value, as: UTF8.self) }
        var pairs: [String: String] = [:]
        for index in stride(from: 0, to: texts.count, by: 2) { pairs[texts[index].lowercased()] = texts[index + 1] }
        guard let name = pairs["file"], !name.contains("/"), let sequence = pairs["seq"].flatMap({ Int($0) }),
            sequence > 0,
            let kind = pairs["type"].flatMap({ Kind(rawValue: $0) })
        else { return nil }
        return Entry(name: name, sequence: sequence, kind: kind)
    }
}
