import Testing

@testable import ClusterModel

@Suite struct PersistenceFileTests {
    private static let redis =
        Array("REDIS0010".utf8) + [0xFA, 9] + Array("redis-ver".utf8) + [6] + Array("7.0.15".utf8)
        + [0xFA, 10] + Array("redis-bits".utf8) + [0xC0, 0x40, 0xFA, 5] + Array("ctime".utf8)
        + [0xC2, 0x83, 0x30, 0x07, 0x6B, 0xFA, 8] + Array("aof-base".utf8) + [0xC0, 0x00]
        + [0xFF, 1, 2, 3, 4, 5, 6, 7, 8]

    @Test("version and notes of an RDB, old and new magic, no notes before 3.2")
    func header() throws {
        let header = try #require(RDBHeader(Self.redis))
        #expect(header.version == 10 && header.serverVersion == "redis 7.0.15" && header.created == 1_795_633_283)
        #expect(header.fields["redis-bits"] == "64" && header.fields["aof-base"] == "0")
        #expect(RDBHeader.isWhole(end: Self.redis) && !RDBHeader.isWhole(end: Self.redis.dropLast(3)))
        let valkey = Array("VALKEY080".utf8) + [0xFA, 10] + Array("valkey-ver".utf8) + [5] + Array("9.1.2".utf8)
        #expect(RDBHeader(valkey)?.version == 80 && RDBHeader(valkey)?.serverVersion == "valkey 9.1.2")
        let old = try #require(RDBHeader(Array("REDIS0006".utf8) + [0xFE, 0x00]))
        #expect(old.version == 6 && old.fields.isEmpty && old.serverVersion == nil)
    }

    @Test("what is no RDB is none, and one that is cut off anywhere never traps")
    func broken() {
        #expect(RDBHeader([]) == nil && RDBHeader(Array("REDIS".utf8)) == nil)
        #expect(RDBHeader(Array("REDISabcd".utf8)) == nil && RDBHeader(Array("*1\r\n$4\r\n".utf8)) == nil)
        for count in 0..<Self.redis.count { _ = RDBHeader(Array(Self.redis.prefix(count))) }
        for byte in Self.redis.indices {
            for value in [UInt8(0), 0x3F, 0x7F, 0x80, 0xC3, 0xFF] {
                var changed = Self.redis
                changed[byte] = value
                _ = RDBHeader(changed)
            }
        }
    }

    @Test("a manifest: base, history, increments, comments, quoted names")
    func manifest() {
        let manifest = AOFManifest(
            """
            # a comment
            file appendonly.aof.1.base.rdb seq 1 type b
            file "a b.1.incr.aof" seq 1 type i
            type i seq 2 file appendonly.aof.2.incr.aof
            file old seq 1 type h

            """
        )
        #expect(manifest.problem == nil && manifest.base?.name == "appendonly.aof.1.base.rdb")
        #expect(manifest.incremental.map(\.name) == ["a b.1.incr.aof", "appendonly.aof.2.incr.aof"])
    }

    @Test(
        "a manifest with which no server starts",
        arguments: [
            "", "file x", "file a seq x type b", "file a seq 1 type q", "file ../a seq 1 type b",
            "file a seq 1 type b\nfile b seq 2 type b", "file a seq 2 type i\nfile b seq 1 type i", "\u{0}\u{1}",
        ]
    )
    func badManifest(text: String) { #expect(AOFManifest(text).problem != nil) }

    private static func command(_ words: String...) -> [UInt8] {
        Array("*\(words.count)\r\n".utf8) + words.flatMap { Array("$\($0.utf8.count)\r\n\($0)\r\n".utf8) }
    }

    private static let commands =
        command("SELECT", "0") + Array("#TS:1795633283\r\n".utf8) + command("SET", "key", "*1\r\n$3\r\nx\r\n")
        + command("SET", "k", "v")

    @Test("the end of an AOF: whole, cut off at any byte, followed by junk")
    func tail() {
        #expect(AOFTail(Self.commands, isStart: true) == .whole && AOFTail([], isStart: true) == .whole)
        for count in 1..<Self.commands.count {
            let tail = AOFTail(Array(Self.commands.prefix(count)), isStart: true)
            #expect(tail == .whole || tail == .truncated, "\(count)")
        }
        #expect(AOFTail(Array(Self.commands.dropLast()), isStart: true) == .truncated)
        #expect(AOFTail(Self.commands + Array("junk".utf8), isStart: true) == .junk)
        #expect(AOFTail(Self.commands + Array("*x\r\n".utf8), isStart: true) == .junk)
        #expect(AOFTail(Self.commands + [0, 0, 0], isStart: true) == .junk)
    }

    @Test("from the middle of a file: a beginning that leads to the end is found, or nothing is said")
    func middle() {
        let end = Array(Self.commands.dropFirst(9))
        #expect(AOFTail(end, isStart: false) == .whole)
        #expect(AOFTail(Array(end.dropLast(2)), isStart: false) == .truncated)
        #expect(AOFTail(end + Array("junk".utf8), isStart: false) == .junk)
        #expect(AOFTail(Array(repeating: 0x61, count: 5000), isStart: false) == .unknown)
    }

    @Test("SHA-256 of the standard's examples")
    func hash() {
        #expect(SHA256.hex("".utf8) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(SHA256.hex("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            SHA256.hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        )
        #expect(SHA256.hex(Array(repeating: 0x61, count: 1000)).hasPrefix("41edece42d63e8d9bf515a9ba6932e1c"))
    }

    @Test("an aclfile: a password and its hash are one, a wrong line is named")
    func aclFile() throws {
        let file = ACLFile(
            """
            user default on nopass ~* &* +@all

            user app on >pw1 ~app:* +@read
            user twin on #c592df4a86933b92addc9842402ddf198c638ea9be58916ee6e3734e1e3152f8 ~app:* +@read
            """
        )
        #expect(file.badLine == nil && file.users.map(\.line) == [1, 3, 4])
        #expect(file.users[1].rules.passwordSet == file.users[2].rules.passwordSet)
        #expect(file.users[1].rules.passwordSet != nil && !"\(file)".contains("pw1"))
        #expect(ACLFile("# a comment\nuser a on\n").badLine == 1 && ACLFile("user a on\nuser a off").badLine == 2)
    }

    @Test("every user of every version is read", arguments: Samples.versions)
    func aclSamples(version: String) throws {
        guard let text = try? Samples.text("\(version)/acl-list.txt") else { return }
        let file = ACLFile(text)
        #expect(file.badLine == nil && file.users.map(\.rules.user) == ["default"])
        #expect(file.users.allSatisfy { $0.rules.isOn && $0.rules.nopass && $0.rules.canReplicate })
    }
}
