import RESP
import Testing

@Suite struct RESPTokenTests {
    private func token(_ wire: String) throws -> RESPToken {
        var parser = RESPParser()
        parser.append(wire.utf8)
        return try #require(try parser.next())
    }

    @Test("kind, count and error code are read without making values")
    func lazily() throws {
        #expect(try token("|1\r\n+a\r\n+b\r\n*2\r\n:1\r\n:2\r\n").kind == .array)
        #expect(try token("|1\r\n+a\r\n+b\r\n*2\r\n:1\r\n:2\r\n").count == 2)
        #expect(try token("%1\r\n+a\r\n:1\r\n").count == 1)
        #expect(try token("*-1\r\n").count == nil)
        #expect(try token("-MOVED 1 a:1\r\n").errorCode == "MOVED")
        #expect(try token("!7\r\nMOVED 1\r\n").errorCode == "MOVED")
        #expect(try token("+MOVED\r\n").errorCode == nil)
    }

    @Test("the words of a command are visited in place")
    func words() throws {
        var words: [String] = []
        let isCommand = try token("*2\r\n$3\r\nGET\r\n$0\r\n\r\n").forEachWord {
            words.append(String(decoding: $0, as: UTF8.self))
        }
        #expect(isCommand)
        #expect(words == ["GET", ""])
        #expect(try token("*1\r\n:1\r\n").forEachWord { _ in } == false)
        #expect(try token("+GET\r\n").forEachWord { _ in } == false)
    }

    @Test("a token outlives what is appended and consumed after it")
    func outlivesTheBuffer() throws {
        var parser = RESPParser()
        parser.append("+first\r\n+second\r\n".utf8)
        let first = try #require(try parser.next())
        for _ in 0..<1000 {
            parser.append("+more and more\r\n".utf8)
            _ = try parser.next()
        }
        #expect(first.value == .simpleString("first"))
    }
}
