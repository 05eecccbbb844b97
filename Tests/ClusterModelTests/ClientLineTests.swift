import ClusterModel
import Testing

@Suite struct ClientLineTests {
    @Test("a client of 7.0")
    func client() throws {
        let text = """
            id=12 addr=127.0.0.1:54642 laddr=127.0.0.1:9001 fd=9 name=app age=30 idle=2 flags=N db=0 sub=1 psub=2 ssub=3 \
            multi=-1 qbuf=26 omem=20504 tot-mem=42776 events=r cmd=client|list user=default redir=-1 resp=2\n
            """
        let line = try #require(ClientLine.parse(text).first)
        #expect(line.endpoint == Endpoint(host: "127.0.0.1", port: 54642) && line.kind == .normal)
        #expect(line.integer("omem") == 20504 && line.subscriptions == 6 && line["name"] == "app")
    }

    @Test(
        "kinds by flags",
        arguments: [
            ("S", ClientLine.Kind.replica), ("M", .master), ("O", .monitor), ("OS", .monitor), ("P", .pubsub),
            ("N", .normal), ("xP", .pubsub),
        ]
    )
    func kinds(flags: String, kind: ClientLine.Kind) throws {
        #expect(try #require(ClientLine.parse("id=1 addr=[::1]:5 flags=\(flags)").first).kind == kind)
    }

    @Test("junk gives no client and no crash")
    func junk() {
        #expect(ClientLine.parse("").isEmpty)
        #expect(ClientLine.parse("\u{0}\u{1}\r\n\n  \n").isEmpty)
        #expect(ClientLine.parse("=\n==\n===").count == 3)
    }

    @Test(
        "the samples of every version: each line a client with an address, flags and a command",
        arguments: Samples.versions
    )
    func samples(version: String) throws {
        let text = try Samples.text("\(version)/client-list.txt")
        let lines = text.split(whereSeparator: \.isNewline).filter { $0.contains("addr=") }
        let clients = ClientLine.parse(text).filter { $0["addr"] != nil }
        #expect(clients.count == lines.count && !clients.isEmpty)
        for client in clients {
            #expect(client.endpoint != nil && !client.flags.isEmpty && client["cmd"] != nil)
            #expect(client.integer("age") != nil && client.integer("idle") != nil)
        }
    }
}
