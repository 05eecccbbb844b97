import ClusterModel
import NIOCore
import NIOPosix
import RESP

/// One connection to a simulated node.
final class AnswerHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answers: NodeAnswers
    private var parser = RESPParser(limits: .diagnosis)

    init(_ answers: NodeAnswers) {
        self.answers = answers
    }

    /// Opens the client port and the bus port of a node; the bus port accepts and says nothing.
    static func listen(
        for place: Int,
        of shared: SharedAnswers,
        on group: any EventLoopGroup
    ) async throws {
        let answers = NodeAnswers(shared, place)
        let endpoint = shared.cluster.members[place].endpoint
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 64)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        _ =
            try await bootstrap
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AnswerHandler(answers))
                }
            }
            .bind(host: endpoint.host, port: endpoint.port).get()
        _ =
            try await bootstrap
            .childChannelInitializer { $0.eventLoop.makeSucceededVoidFuture() }
            .bind(host: endpoint.host, port: endpoint.port + 10_000).get()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        parser.append(unwrapInboundIn(data).readableBytesView)
        do {
            var replies = context.channel.allocator.buffer(capacity: 1024)
            while let command = try parser.nextValue() {
                answers.write(command.array?.compactMap(\.string) ?? [], to: &replies)
            }
            if replies.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(replies), promise: nil) }
        } catch {
            context.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
