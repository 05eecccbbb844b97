import RESP
import ServerConnection
import TestSupport
import Testing

@Suite struct ScriptedNodeTests {
    private let two = [RESPCommand("PING"), RESPCommand("DBSIZE")]

    @Test("a reply cut off in the middle keeps the replies before it")
    func closedMidway() async throws {
        try await ScriptedNode.with(.sendAndClose("+PONG\r\n$10\r\nabc")) { node in
            let connection = try await connect(node.endpoint)
            let error = try await connectionError { _ = try await connection.send(two, deadline: .after(.seconds(5))) }
            #expect(error.kind == .closedByPeer)
            #expect(error.replies == [.simpleString("PONG")])
            #expect(error.asked == 2)
            #expect(error.description.contains("after 1 of 2 replies"))
        }
    }

    @Test("the deadline keeps the replies before it")
    func silentMidway() async throws {
        let behaviour = ScriptedBehaviour.answer { $0 == ["PING"] ? .simple("PONG") : nil }
        try await ScriptedNode.with(behaviour) { node in
            let connection = try await connect(node.endpoint)
            let error = try await connectionError {
                _ = try await connection.send(two, deadline: .after(.seconds(1)))
            }
            #expect(error.kind == .replyTimedOut)
            #expect(error.replies == [.simpleString("PONG")])
            #expect(node.commands == [["PING"], ["DBSIZE"]])
        }
    }

    static let garbage: [(bytes: String, offset: Int)] = [
        ("HTTP/1.1 400 Bad Request\r\n", 0), ("+PONG\r\nSSH-2.0\r\n", 7), ("$999999999999\r\n", 0), ("*-5\r\n", 0),
    ]

    @Test("garbage is named with its place", arguments: garbage)
    func namesGarbage(bytes: String, offset: Int) async throws {
        try await ScriptedNode.with(.sendAndClose(bytes)) { node in
            let connection = try await connect(node.endpoint)
            let error = try await connectionError { _ = try await connection.send(two, deadline: .after(.seconds(5))) }
            guard case .protocolViolation(offset, _) = error.kind else {
                Issue.record("\(error)")
                return
            }
            #expect(error.replies.count == (offset == 0 ? 0 : 1))
        }
    }

    @Test("a huge announced string is refused at once, not waited for")
    func hugeHeader() async throws {
        try await ScriptedNode.with(.send("$536870912\r\n")) { node in
            let connection = try await connect(node.endpoint)
            let error = try await connectionError { _ = try await connection.send(two, deadline: .after(.seconds(30))) }
            #expect(error.description.contains("a string of more than 16777216 bytes announced"))
        }
    }

    @Test("one byte at a time is an answer too")
    func drip() async throws {
        try await ScriptedNode.with(.drip("$5\r\nhello\r\n", everyMilliseconds: 2)) { node in
            let connection = try await connect(node.endpoint)
            let replies = try await connection.send([RESPCommand("PING")], deadline: .after(.seconds(10)))
            #expect(replies.first?.string == "hello")
            await connection.close()
        }
    }

    @Test("push messages answer no command")
    func pushes() async throws {
        try await ScriptedNode.with(.send(">2\r\n+invalidate\r\n*0\r\n+PONG\r\n>1\r\n+more\r\n")) { node in
            let connection = try await connect(node.endpoint)
            let replies = try await connection.send(two, deadline: .after(.seconds(5)))
            #expect(replies == [.simpleString("PONG"), .simpleString("PONG")])
            let pushes = await connection.takePushes()
            #expect(pushes.first?.array?.first?.string == "invalidate")
            await connection.close()
        }
    }

    @Test(
        "who is turned away learns why",
        arguments: [
            ("-DENIED Redis is running in protected mode\r\n", "DENIED"),
            ("-ERR max number of clients reached\r\n", "ERR"),
        ]
    )
    func turnedAway(words: String, code: String) async throws {
        try await ScriptedNode.with(.turnAway(words)) { node in
            let connection = try await connect(node.endpoint)
            try await Task.sleep(for: .milliseconds(50))
            let error = try await connectionError { _ = try await connection.send(two, deadline: .after(.seconds(5))) }
            #expect(error.kind == .closedByPeer)
            #expect(error.serverSaid?.code == code)
        }
    }

    @Test("secrets that a server repeats are taken out of its errors")
    func echoedSecret() async throws {
        let behaviour = ScriptedBehaviour.send("-ERR unknown command 'AUTH', with args beginning with: 'hunter2'\r\n")
        try await ScriptedNode.with(behaviour) { node in
            let connection = try await connect(node.endpoint)
            let auth = RESPCommand("AUTH", .secret("hunter2", named: "password"))
            let reply = try await connection.send([auth], deadline: .after(.seconds(5))).first?.error
            #expect(reply?.description == "ERR unknown command 'AUTH', with args beginning with: '<password>'")
            await connection.close()
        }
    }

    @Test("a cancelled task ends its wait at once")
    func cancelled() async throws {
        try await ScriptedNode.with(.neverAnswer) { node in
            let connection = try await connect(node.endpoint)
            let task = Task { try await connection.send(two, deadline: .after(.seconds(60))) }
            try await Task.sleep(for: .milliseconds(20))
            task.cancel()
            let error = try await connectionError { _ = try await task.value }
            #expect(error.kind == .cancelled)
        }
    }

    @Test("after close nothing is sent")
    func closed() async throws {
        try await ScriptedNode.with(.table(["PING": "+PONG\r\n"])) { node in
            let connection = try await connect(node.endpoint)
            await connection.close()
            let error = try await connectionError { _ = try await connection.send(two, deadline: .after(.seconds(5))) }
            #expect(error.kind == .alreadyClosed)
            #expect(node.commands.isEmpty)
        }
    }

    @Test("neither description nor dump shows what was replied")
    func repliesStayHidden() async throws {
        try await ScriptedNode.with(.sendAndClose("$7\r\nhunter2\r\n")) { node in
            let connection = try await connect(node.endpoint)
            let error = try await connectionError { _ = try await connection.send(two, deadline: .after(.seconds(5))) }
            #expect(error.replies.first?.string == "hunter2")
            var dumped = "\(error)" + String(reflecting: error)
            dump(error, to: &dumped)
            #expect(!dumped.contains("hunter2"))
        }
    }
}
