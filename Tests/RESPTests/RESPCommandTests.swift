import RESP
import Testing

@Suite struct RESPCommandTests {
    @Test("commands are arrays of bulk strings")
    func encoding() {
        let commands = [RESPCommand("CLUSTER", "MYID"), RESPCommand("ECHO", .bytes([0, 13, 10]), .number(-5))]
        let wire = String(decoding: RESPEncoder.encode(commands), as: UTF8.self)
        #expect(wire == "*2\r\n$7\r\nCLUSTER\r\n$4\r\nMYID\r\n*3\r\n$4\r\nECHO\r\n$3\r\n\0\r\n\r\n$2\r\n-5\r\n")
    }

    @Test("a secret is sent but never shown")
    func secrets() {
        let command = RESPCommand("AUTH", "default", .secret("hunter2", named: "password"))
        #expect(String(decoding: RESPEncoder.encode([command]), as: UTF8.self).contains("hunter2"))
        #expect(command.description == "AUTH default <password>")
        var dumped = ""
        dump(command, to: &dumped)
        dump([command.words], to: &dumped)
        for text in [dumped, String(reflecting: command), "\(command.words)", String(reflecting: command.words)] {
            #expect(!text.contains("hunter2"))
            #expect(!text.contains("104"), "nor its bytes")
        }
        #expect(command.hasSecrets)
        #expect(command.word(2) == nil)
    }

    @Test(
        "arguments are shown as one would type them",
        arguments: [
            ("a", "a"), ("", "\"\""), ("a b", "\"a b\""), ("a\"\\\n", "\"a\\\"\\\\\\n\""), ("é", "\"\\xc3\\xa9\""),
        ]
    )
    func quoting(text: String, shown: String) {
        #expect(RESPCommand("GET", .text(text)).description == "GET \(shown)")
    }

    @Test("words are compared in capitals")
    func words() {
        let command = RESPCommand("cluster", "nodes")
        #expect(command.name == "CLUSTER")
        #expect(command.word(1) == "NODES")
        #expect(command.word(2) == nil)
    }
}
