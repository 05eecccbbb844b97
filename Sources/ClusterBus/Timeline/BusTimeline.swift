package import ClusterModel

/// The life of the cluster as its members' messages tell it: elections, and slots and epochs over time.
///
/// Feed it every message in the order of the capture. A message that says nothing new costs a hash of its slot map.
package struct BusTimeline: Sendable {
    package private(set) var elections = BusElections()
    package private(set) var ownership = BusOwnership()

    package init() {}

    /// Takes a message; `receiver` is the node at the other end of the connection, if its messages told it.
    @discardableResult
    package mutating func note(_ message: BusMessageView, to receiver: NodeID? = nil, at moment: BusMoment) -> BusNews {
        var news = BusNews()
        guard let header = message.header, let sender = header.sender.id else { return news }
        elections.note(message, header, from: sender, to: receiver, ownership, at: moment, &news)
        ownership.note(message, header, from: sender, at: moment, &news)
        return news
    }
}
