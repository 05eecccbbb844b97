import RESP
import Testing

@Suite struct RESPValueTests {
    @Test("pairs read a map and a flat list alike")
    func pairs() {
        let map = RESPValue.map([RESPPair(key: .bulk(Array("proto".utf8)), value: .integer(3))])
        let list = RESPValue.array([.bulk(Array("proto".utf8)), .integer(3)])
        #expect(map.pairs == list.pairs)
        #expect(map["proto"]?.integer == 3)
        #expect(list["proto"]?.integer == 3)
        #expect(list["nothing"] == nil)
        #expect(RESPValue.array([.null]).pairs == nil)
    }

    @Test("strings and numbers of every spelling")
    func scalars() {
        #expect(RESPValue.verbatim(format: "txt", Array("a".utf8)).string == "a")
        #expect(RESPValue.bulk([0x61, 0xFF]).string == "a\u{FFFD}")
        #expect(RESPValue.bulk(Array("-12".utf8)).integer == -12)
        #expect(RESPValue.bulk(Array("1.5".utf8)).double == 1.5)
        #expect(RESPValue.bulk(Array("12 ".utf8)).integer == nil)
        #expect(RESPValue.null.string == nil)
        #expect(RESPValue.set([.null]).array == [.null])
        #expect(RESPValue.simpleString("OK").isOK)
        #expect(!RESPValue.bulk(Array("OK".utf8)).isOK)
    }

    @Test("the reply to HELLO 3 reads as a map")
    func hello() throws {
        let value = try #require(try parse([Fixtures.read("redis-7.0.15-hello3.resp3")]).first)
        #expect(value["version"]?.string == "7.0.15")
        #expect(value["proto"]?.integer == 3)
        #expect(value["modules"]?.array == [])
    }

    @Test("CLUSTER SHARDS is the same in both protocols")
    func shards() throws {
        for name in ["redis-7.0.15-cluster-shards.resp", "redis-7.0.15-cluster-shards.resp3"] {
            let shards = try #require(try parse([Fixtures.read(name)]).first?.array)
            #expect(!shards.isEmpty)
            for shard in shards {
                #expect(shard["slots"]?.array?.isEmpty == false)
                #expect(shard["nodes"]?.array?.first?["role"]?.string == "master")
            }
        }
    }
}
