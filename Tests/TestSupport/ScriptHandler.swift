import NIOCore
import RESP

/// Plays one connection of a ``ScriptedNode``.
final class ScriptHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let behaviour: ScriptedBehaviour
    private let record: CommandRecord
    private var isDripping = false
    private var parser = RESPParser(limits: .diagnosis)
    /// How many bytes may still be sent on a connection that is cut.
    private var allowance = 0
    private var flood: ByteBuffer?

    init(_ behaviour: ScriptedBehaviour, record: CommandRecord) {
        self.behaviour = behaviour
        self.record = record
    }

    func channelActive(context: ChannelHandlerContext) {
        switch behaviour {
        case .closeAtOnce: context.close(promise: nil)
        case .floodAtOnce(let bytes): startFlood(bytes, context)
        case .cutLater(let count, _): allowance = record.nextConnection() % count
        case .turnAway(let words):
            write(words, context)
            context.close(promise: nil)
        default: break
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        parser.append(unwrapInboundIn(data).readableBytesView)
        // What is no RESP, such as a TLS handshake, ends the connection as it does at a server.
        guard let commands = try? readCommands() else {
            context.close(promise: nil)
            return
        }
        for command in commands {
            record.add(command)
            answer(command, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func readCommands() throws -> [[String]] {
        var commands: [[String]] = []
        while let value = try parser.nextValue() {
            commands.append(value.array?.compactMap(\.string) ?? [])
        }
        return commands
    }

    private func answer(_ command: [String], _ context: ChannelHandlerContext) {
        switch behaviour {
        case .answer(let script):
            if let reply = script(command) { write(reply.wire, context) }
        case .neverAnswer, .closeAtOnce, .turnAway, .floodAtOnce: break
        case .flood(let first, let rest):
            guard flood == nil else { return }
            write(first, context)
            startFlood(rest, context)
        case .cutLater(_, let script):
            let reply = script(command)?.wire ?? ""
            let part = reply.utf8.prefix(allowance)
            allowance -= part.count
            write(String(decoding: part, as: UTF8.self), context)
            if part.count < reply.utf8.count { context.close(promise: nil) }
        case .send(let bytes): write(bytes, context)
        case .sendAndClose(let bytes):
            write(bytes, context)
            context.close(promise: nil)
        case .drip(let bytes, let milliseconds):
            // One answer only: those to a batch of commands would fall into each other.
            guard !isDripping else { return }
            isDripping = true
            let loop = context.eventLoop.assumeIsolated()
            for (index, byte) in bytes.utf8.enumerated() {
                loop.scheduleTask(in: .milliseconds(milliseconds * Int64(index))) {
                    context.writeAndFlush(self.wrapOutboundOut(ByteBuffer(bytes: [byte])), promise: nil)
                }
            }
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        pour(context)
    }

    private func startFlood(_ bytes: String, _ context: ChannelHandlerContext) {
        let count = max(1, 65_536 / bytes.utf8.count)
        flood = ByteBuffer(string: String(repeating: bytes, count: count))
        pour(context)
    }

    /// Sends as fast as the other side reads, and lets other connections have their turn.
    private func pour(_ context: ChannelHandlerContext) {
        guard let flood, context.channel.isActive, context.channel.isWritable else { return }
        context.writeAndFlush(wrapOutboundOut(flood), promise: nil)
        let loop = context.eventLoop.assumeIsolated()
        loop.execute { self.pour(context) }
    }

    private func write(_ text: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    }
}
