package import ClusterModel
import NIOCore
import NIOPosix
import Synchronization

/// A TCP server on loopback that speaks RESP by script: for what a real server can't be made to do.
package final class ScriptedNode: Sendable {
    package let endpoint: Endpoint
    private let channel: any Channel
    private let group: MultiThreadedEventLoopGroup
    private let record: CommandRecord

    private init(
        endpoint: Endpoint,
        channel: any Channel,
        group: MultiThreadedEventLoopGroup,
        record: CommandRecord
    ) {
        self.endpoint = endpoint
        self.channel = channel
        self.group = group
        self.record = record
    }

    /// All commands received so far, of all connections, in order of arrival.
    package var commands: [[String]] { record.commands }

    /// Listens, on a free port when none is given.
    package static func start(
        port: Int = 0,
        host: String = "127.0.0.1",
        _ behaviour: ScriptedBehaviour
    ) async throws -> ScriptedNode {
        let record = CommandRecord()
        // A thread of its own, as a server has a process: another test's flood must not keep this node from answering.
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ScriptHandler(behaviour, record: record))
                }
            }
        do {
            let channel = try await bootstrap.bind(host: host, port: port).get()
            guard let port = channel.localAddress?.port else { throw TestFailure("the scripted node has no port") }
            let endpoint = Endpoint(host: host, port: port)
            return ScriptedNode(endpoint: endpoint, channel: channel, group: group, record: record)
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
    }

    package func stop() async {
        _ = try? await channel.close().get()
        try? await group.shutdownGracefully()
    }

    /// Runs the body against a node that is stopped afterwards.
    package static func with<Result>(
        _ behaviour: ScriptedBehaviour,
        _ body: (ScriptedNode) async throws -> Result
    ) async throws -> Result {
        let node = try await start(behaviour)
        do {
            let result = try await body(node)
            await node.stop()
            return result
        } catch {
            await node.stop()
            throw error
        }
    }
}

/// What was received, readable from the test's thread.
final class CommandRecord: Sendable {
    private let storage = Mutex<[[String]]>([])
    private let connections = Mutex(0)

    /// The number of a connection, from 0.
    func nextConnection() -> Int {
        connections.withLock { count in
            defer { count += 1 }
            return count
        }
    }

    var commands: [[String]] { storage.withLock { $0 } }

    func add(_ command: [String]) { storage.withLock { $0.append(command) } }
}
