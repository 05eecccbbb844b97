import ClusterModel
import NIOCore
import NIOPosix
import RESP

/// One connection to a simulated node.
final class AnswerHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let answers: NodeAnswers
    private let delay: TimeAmount
    private var parser = RESPParser(limits: .diagnosis)

    /// - Parameter delay: from the arrival of commands to their answers, as on a long way.
    init(_ answers: NodeAnswers, delay: TimeAmount) {
        self.answers = answers
        self.delay = delay
    }

    /// Opens the client port and the bus port of a node; the bus port accepts and says nothing.
    static func listen(
        for place: Int,
        of shared: SharedAnswers,
        delay: TimeAmount,
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
                    try channel.pipeline.syncOperations.addHandler(AnswerHandler(answers, delay: delay))
                }
            }
            .bind(host: endpoint.host, port: endpoint.port).get()
        _ =
            try await bootstrap
            .childChannelInitializer { $0.eventLoop.makeSucceededVoidFuture() }
            .bind(host: endpoint.host, port: endpoint.port + 10_000).get()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        parser.append(bytes.readableBytesView)
        do {
            var replies = context.channel.allocator.buffer(capacity: 1024)
            var commands = 0
            var isMeasured = true
            while let command = try parser.nextValue() {
                let words = command.array?.compactMap(\.string) ?? []
                // The question of `measure`, which is no part of the load.
                if words == NodeAnswers.loadQuestion { isMeasured = false }
                commands += 1
                answers.write(words, to: &replies)
            }
            if isMeasured {
                answers.load.add(
                    commands: commands,
                    bytesRead: bytes.readableBytes,
                    bytesWritten: replies.readableBytes
                )
            }
            send(replies, context)
        } catch {
            context.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func send(_ replies: ByteBuffer, _ context: ChannelHandlerContext) {
        guard replies.readableBytes > 0 else { return }
        guard delay > .zero else {
            context.writeAndFlush(wrapOutboundOut(replies), promise: nil)
            return
        }
        let channel = context.channel
        context.eventLoop.scheduleTask(in: delay) { channel.writeAndFlush(replies, promise: nil) }
    }
}
