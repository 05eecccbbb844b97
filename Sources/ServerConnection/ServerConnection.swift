import NIOCore
package import RESP

/// One connection to one server: it follows no redirect and sends nothing that was not asked for.
package final class ServerConnection: Sendable {
    package let address: ServerAddress
    /// How long TCP took to connect, without name resolution and TLS.
    package let connectMilliseconds: Double
    /// End of the validity of the server's certificate, Unix time in seconds; nil without TLS.
    package let certificateEnd: Int?
    private let channel: any Channel
    private let handler: NIOLoopBound<ReplyHandler>

    init(
        address: ServerAddress,
        connectMilliseconds: Double,
        certificateEnd: Int?,
        channel: any Channel,
        handler: NIOLoopBound<ReplyHandler>
    ) {
        self.address = address
        self.connectMilliseconds = connectMilliseconds
        self.certificateEnd = certificateEnd
        self.channel = channel
        self.handler = handler
    }

    /// Sends all commands at once and returns their replies in order; error replies are values like all others.
    ///
    /// Throws `wouldWrite` before a byte is sent when the permission does not cover a command. When the deadline
    /// passes or the connection breaks, the error carries the replies that came, and the connection is closed, so that
    /// late replies are never taken for others. Commands must give one reply each (not SUBSCRIBE, not CLIENT REPLY).
    package func send(
        _ commands: [RESPCommand],
        deadline: ContinuousClock.Instant,
        permission: Permission = .observe
    ) async throws(ConnectionError) -> [RESPValue] {
        if let command = commands.first(where: { !permission.allows($0) }) {
            throw ConnectionError(.wouldWrite(command: ReadOnlyCommands.title(command)), address: address)
        }
        guard !commands.isEmpty else { return [] }
        let batch = Batch(
            bytes: ByteBuffer(bytes: RESPEncoder.encode(commands)),
            count: commands.count,
            deadline: .now() + deadline.remaining,
            started: .now,
            promise: channel.eventLoop.makePromise()
        )
        do {
            let replies = try await replies(to: batch)
            return commands.withoutSecrets(replies)
        } catch let error as ConnectionError {
            throw commands.withoutSecrets(error)
        } catch {
            throw ConnectionError(ConnectionError.Kind(error, host: address.host), address: address)
        }
    }

    /// Push messages (RESP3) that came since the last call, oldest first.
    package func takePushes() async -> [RESPValue] {
        let taken = channel.eventLoop.submit { [handler] in handler.value.takePushes() }
        return (try? await taken.get()) ?? []
    }

    /// Closes at once; harmless when it is closed already.
    package func close() async {
        let closed = channel.eventLoop.submit { [handler] in handler.value.fail(.alreadyClosed) }
        _ = try? await closed.get()
        _ = try? await channel.closeFuture.get()
    }

    /// Closes without waiting.
    func abandon() {
        channel.close(promise: nil)
    }

    private func replies(to batch: Batch) async throws -> [RESPValue] {
        try await withTaskCancellationHandler {
            channel.eventLoop.execute { [handler] in handler.value.submit(batch) }
            return try await batch.promise.futureResult.get()
        } onCancel: {
            channel.eventLoop.execute { [handler] in handler.value.fail(.cancelled) }
        }
    }
}
