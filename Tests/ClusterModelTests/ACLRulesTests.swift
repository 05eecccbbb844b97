import ClusterModel
import Testing

@Suite struct ACLRulesTests {
    private func rules(_ line: String) throws -> ACLRules { try #require(ACLRules(line)) }

    @Test(
        "the default user of every version since 6.0",
        arguments: [
            "user default on nopass ~* +@all", "user default on nopass ~* &* +@all",
            "user default on nopass sanitize-payload ~* &* +@all",
        ]
    )
    func defaultUser(line: String) throws {
        let user = try rules(line)
        #expect(user.user == "default" && user.isOn && user.nopass && user.passwords == 0)
        #expect(user.keys == ["~*"] && user.commands == ["+@all"])
        #expect(user.canReplicate && user.allowsDangerous)
    }

    @Test("passwords are counted and compared, and nothing prints them")
    func passwords() throws {
        let one = try rules("user app on #aa11 #bb22 ~app:* -@all +@read")
        let same = try rules("user app on #bb22 #aa11 ~app:* -@all +@read")
        let other = try rules("user app on #cc33 ~app:* -@all +@read")
        #expect(one.passwords == 2 && one.passwordSet == same.passwordSet && one.whole == same.whole)
        #expect(one.whole != other.whole && one.passwordSet != other.passwordSet)
        var shown = ""
        dump(one, to: &shown)
        #expect(!"\(one) \(shown)".contains("aa11"))
        #expect(try rules("user app on nopass ~* +@all").passwordSet == nil)
    }

    @Test(
        "the order of single commands, which differs from node to node up to 7.0, is no difference",
        arguments: [
            ("-@all +ping +info +config|get", "-@all +config|get +info +ping", true),
            ("-@all +config -config|set", "-@all -config|set +config", true),
            ("-@all +get", "+get -@all", false), ("-@all +get", "-@all +set", false),
        ]
    )
    func order(left: String, right: String, equal: Bool) throws {
        let (one, other) = (try rules("user a on #1 ~* \(left)"), try rules("user a on #1 ~* \(right)"))
        #expect((one.whole == other.whole) == equal)
    }

    @Test(
        "what the rules allow",
        arguments: [
            ("+@all", "flushall", true), ("+@all -@dangerous", "flushall", false), ("-@all +ping", "ping", true),
            ("-@all +@connection", "ping", true), ("", "ping", false), ("+@all -ping", "ping", false),
            ("-@all +config|get", "config", false), ("+@all -@admin +config", "config", true),
        ]
    )
    func allowed(commands: String, command: String, expected: Bool) throws {
        #expect(try rules("user a on ~* \(commands)").allows(command) == expected)
    }

    @Test("a replica needs PSYNC, REPLCONF and PING")
    func replication() throws {
        #expect(try rules("user r on #1 -@all +psync +replconf +ping").canReplicate)
        #expect(try !rules("user r on #1 -@all +replconf +ping").canReplicate)
    }

    @Test("selectors stay whole, and what is no user line is none")
    func selectors() throws {
        let user = try rules("user a on #1 ~a* -@all +get (%R~b* -@all +set) (~c* +@all)")
        #expect(user.selectors == ["(%R~b* -@all +set)", "(~c* +@all)"] && user.keys == ["~a*"])
        for line in ["", "user", "users a on", "# user a on", "\u{0}\u{1}"] {
            #expect(ACLRules(line) == nil, "\(line)")
        }
    }

    @Test("the samples of every version that has ACL", arguments: Samples.versions)
    func samples(version: String) throws {
        guard let text = try? Samples.text("\(version)/acl-list.txt") else { return }
        for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("user ") {
            let user = try rules(String(line))
            #expect(user.isOn && user.user == "default" && !user.commands.isEmpty && user.canReplicate)
        }
    }
}
