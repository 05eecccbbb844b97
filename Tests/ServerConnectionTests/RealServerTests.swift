import ClusterModel
import RESP
import ServerConnection
import TestSupport
import Testing

@Suite struct RealServerTests {
    @Test("ten thousand pipelined commands are answered in order")
    func pipeline() async throws {
        try await RealServer.with { server in
            let connection = try await connect(server.endpoint)
            let commands = (0..<10_000).map { RESPCommand("ECHO", .number($0)) }
            let replies = try await connection.send(commands, deadline: .after(.seconds(20)))
            #expect(replies.compactMap(\.integer) == (0..<10_000).map(Int64.init))
            #expect(connection.connectMilliseconds > 0)
            await connection.close()
        }
    }

    @Test("batches sent at the same time keep their replies apart")
    func concurrentBatches() async throws {
        try await RealServer.with { server in
            let connection = try await connect(server.endpoint)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<20 {
                    group.addTask {
                        let commands = (0..<50).map { RESPCommand("ECHO", .number(task * 1000 + $0)) }
                        let replies = try await connection.send(commands, deadline: .after(.seconds(10)))
                        #expect(replies.compactMap(\.integer) == (0..<50).map { Int64(task * 1000 + $0) })
                    }
                }
                try await group.waitForAll()
            }
            await connection.close()
        }
    }

    @Test("RESP3, error replies and wrong passwords are values")
    func protocols() async throws {
        try await RealServer.with(["--requirepass", "right"]) { server in
            let connection = try await connect(server.endpoint)
            let replies = try await connection.send(
                [
                    RESPCommand("PING"), RESPCommand("AUTH", .secret("wrong", named: "password")),
                    RESPCommand("AUTH", .secret(Secret("right"), named: "password")), RESPCommand("HELLO", "3"),
                    RESPCommand("INFO", "server"),
                ],
                deadline: .after(.seconds(5))
            )
            #expect(replies[0].error?.code == "NOAUTH")
            #expect(replies[1].error?.code == "WRONGPASS")
            #expect(replies[2].isOK)
            #expect(replies[3]["proto"]?.integer == 3)
            #expect(replies[4].string?.contains("redis_version:") == true)
            await connection.close()
        }
    }

    @Test("a frozen server still accepts: the reply times out at the deadline, once")
    func frozen() async throws {
        try await RealServer.with { server in
            let before = try await connect(server.endpoint)
            server.freeze()
            let connection = try await connect(server.endpoint)
            let error = try await connectionError {
                _ = try await connection.send([RESPCommand("PING")], deadline: .after(.milliseconds(200)))
            }
            #expect(error.kind == .replyTimedOut)
            #expect(error.description.contains("\(server.endpoint) accepts connections but answered 0 of 1"))
            #expect((195..<5000).contains(error.milliseconds))
            _ = try await connectionError {
                _ = try await before.send([RESPCommand("PING")], deadline: .after(.milliseconds(50)))
            }
            server.thaw()
            // The late PONG must never answer a later command.
            let late = try await connectionError {
                _ = try await before.send([RESPCommand("ECHO", "x")], deadline: .after(.seconds(2)))
            }
            #expect(late.kind == .replyTimedOut)
            #expect(late.replies.isEmpty)
        }
    }

    @Test("a command that writes is refused before a byte is sent")
    func wouldWrite() async throws {
        try await RealServer.with { server in
            let connection = try await connect(server.endpoint)
            let error = try await connectionError {
                _ = try await connection.send(
                    [RESPCommand("PING"), RESPCommand("SET", "key", .secret("hunter2"))],
                    deadline: .after(.seconds(5))
                )
            }
            #expect(error.kind == .wouldWrite(command: "SET"))
            let container = try await connectionError {
                _ = try await connection.send([RESPCommand("config", "set", "a", "b")], deadline: .after(.seconds(5)))
            }
            #expect(container.kind == .wouldWrite(command: "CONFIG SET"))
            let replies = try await connection.send(
                [RESPCommand("EXISTS", "key"), RESPCommand("INFO", "commandstats")],
                deadline: .after(.seconds(5))
            )
            #expect(replies[0].integer == 0)
            #expect(replies[1].string?.contains("cmdstat_ping") == false)
            let written = try await connection.send(
                [RESPCommand("SET", "key", "v")],
                deadline: .after(.seconds(5)),
                permission: .repair
            )
            #expect(written.first?.isOK == true)
            await connection.close()
        }
    }

    @Test("a server out of connections says so")
    func outOfConnections() async throws {
        try await RealServer.with(["--maxclients", "1"]) { server in
            let first = try await connect(server.endpoint)
            _ = try await first.send([RESPCommand("PING")], deadline: .after(.seconds(5)))
            // Many times: the server's last words race with its closing and with our commands.
            for _ in 0..<100 {
                let error = try await connectionError {
                    let second = try await connect(server.endpoint)
                    _ = try await second.send(
                        [RESPCommand("PING"), RESPCommand("PING")],
                        deadline: .after(.seconds(5))
                    )
                }
                #expect(error.kind == .closedByPeer)
                #expect(error.serverSaid?.text == "max number of clients reached")
                #expect(error.description.contains("maxclients"))
            }
            await first.close()
        }
    }

    @Test("a server that dies closes the connection")
    func dies() async throws {
        try await RealServer.with { server in
            let connection = try await connect(server.endpoint)
            server.killAtOnce()
            let error = try await connectionError {
                for _ in 0..<1000 {
                    _ = try await connection.send([RESPCommand("PING")], deadline: .after(.seconds(5)))
                }
            }
            #expect(error.kind == .closedByPeer)
        }
    }

    @Test("a Unix socket works like a port")
    func unixSocket() async throws {
        let folder = try TemporaryFolder("socket")
        let server = try await RealServer.start(
            RealServer.executable,
            ["--unixsocket", folder.file("s")],
            folder: folder
        )
        let address = ServerAddress.unixSocket(folder.file("s"))
        let connection = try await ServerConnection.connect(to: address, deadline: .after(.seconds(5)))
        #expect(try await connection.send([RESPCommand("PING")], deadline: .after(.seconds(5))).first?.string == "PONG")
        await connection.close()
        await server.stop()
        let error = try await connectionError {
            _ = try await ServerConnection.connect(to: address, deadline: .after(.seconds(1)))
        }
        #expect(error.description.contains("No such file"))
    }
}
