import ClusterModel
import NIOCore
import TestSupport

/// What is prepared once for all nodes, so that an answer is little more than copying.
final class SharedAnswers: Sendable {
    let cluster: SimulatedCluster
    /// What was asked of each node.
    let loads: [NodeLoad]
    let views: ClusterViews
    let slots: ByteBuffer
    let shards: ByteBuffer
    /// The two links to and from each member.
    let links: [ByteBuffer]
    private let masterInfo: InfoAnswers
    private let replicaInfo: InfoAnswers
    /// CONFIG GET before and after the node's address.
    let settings: (head: ByteBuffer, tail: ByteBuffer)

    init(_ cluster: SimulatedCluster) throws {
        let texts = try SampleTexts(isSick: cluster.isSick)
        let port = cluster.members.first?.endpoint.port ?? 0
        self.cluster = cluster
        loads = cluster.members.map { _ in NodeLoad() }
        views = ClusterViews(cluster)
        slots = Self.slots(of: cluster)
        shards = Self.shards(of: cluster)
        links = cluster.members.map(Self.links)
        masterInfo = InfoAnswers(texts.masterInfo, port: port)
        replicaInfo = InfoAnswers(texts.replicaInfo, port: port)
        settings = try Self.settings(texts.settings, port: port)
    }

    func info(ofMaster: Bool) -> InfoAnswers { ofMaster ? masterInfo : replicaInfo }

    private static func settings(_ sample: [String], port: Int) throws -> (head: ByteBuffer, tail: ByteBuffer) {
        var words = sample.count.isMultiple(of: 2) ? sample : sample.dropLast()
        let own = ["port": "\(port)", "dir": "/var/lib/redis"]
        for index in stride(from: 0, to: words.count, by: 2) {
            words[index + 1] = own[words[index]] ?? words[index + 1]
        }
        guard let bind = stride(from: 0, to: words.count, by: 2).first(where: { words[$0] == "bind" }) else {
            throw TestFailure("the sample of CONFIG GET has no bind")
        }
        let head = ByteBuffer.filled { buffer in
            buffer.writeArrayHeader(words.count)
            for word in words[...bind] { buffer.writeBulk(word) }
        }
        let tail = ByteBuffer.filled { buffer in
            for word in words[(bind + 2)...] { buffer.writeBulk(word) }
        }
        return (head, tail)
    }
}
