/// What a node is, in the eyes of the node that was asked: third field of `CLUSTER NODES`.
///
/// Source: `redisNodeFlagsTable` in `cluster.c`.
package struct NodeFlags: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The node that was asked.
    package static let myself = NodeFlags(rawValue: 1)
    package static let master = NodeFlags(rawValue: 2)
    /// Written `slave` by every version up to Valkey 9.1.
    package static let replica = NodeFlags(rawValue: 4)
    /// Written `fail?`: this observer alone has had no answer for the node timeout.
    package static let pfail = NodeFlags(rawValue: 8)
    /// The majority of masters agreed that it does not answer.
    package static let fail = NodeFlags(rawValue: 16)
    /// Met but not yet known: its id is made up and will change.
    package static let handshake = NodeFlags(rawValue: 32)
    /// Its address is not known.
    package static let noaddr = NodeFlags(rawValue: 64)
    /// A replica that was told never to take over by itself (4.0 on).
    package static let nofailover = NodeFlags(rawValue: 128)
    /// Written when a node has no flag at all.
    package static let noflags = NodeFlags(rawValue: 256)

    /// One flag by the word that servers write; nil for an unknown word.
    init?(word: Bytes) {
        if word.equals("slave") {
            self = .replica
        } else if let known = Self.names.first(where: { word.equals($0.word) }) {
            self = known.flag
        } else {
            return nil
        }
    }

    fileprivate static let names: [(flag: NodeFlags, word: StaticString)] = [
        (.myself, "myself"), (.master, "master"), (.replica, "replica"), (.pfail, "fail?"), (.fail, "fail"),
        (.handshake, "handshake"), (.noaddr, "noaddr"), (.nofailover, "nofailover"), (.noflags, "noflags"),
    ]
}

extension NodeFlags: CustomStringConvertible {
    /// As servers write it, but with `replica` for `slave`: `myself,replica`.
    package var description: String {
        Self.names.filter { contains($0.flag) }.map { "\($0.word)" }.joined(separator: ",")
    }
}
