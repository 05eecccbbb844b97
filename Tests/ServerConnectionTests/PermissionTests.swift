import RESP
import ServerConnection
import Testing

@Suite struct PermissionTests {
    static let looks: [RESPCommand] = [
        RESPCommand("INFO", "everything"), RESPCommand("ping"), RESPCommand("cluster", "nodes"),
        RESPCommand("CLUSTER", "GETKEYSINSLOT", "5", "10"), RESPCommand("CONFIG", "GET", "*"), RESPCommand("COMMAND"),
        RESPCommand("ACL", "LOG"), RESPCommand("ACL", "LOG", "10"), RESPCommand("ACL", "DRYRUN", "u", "GET", "k"),
        RESPCommand("CLIENT", "SETNAME", "x"), RESPCommand("SLOWLOG", "GET", "128"), RESPCommand("HELLO", "3"),
        RESPCommand("AUTH", .secret("p")), RESPCommand("CLUSTER", "MIGRATION", "STATUS", "ALL"),
        RESPCommand("SCAN", "0"),
        RESPCommand("OBJECT", "ENCODING", "k"), RESPCommand("MEMORY", "USAGE", "k"), RESPCommand("READONLY"),
    ]

    static let writes: [RESPCommand] = [
        RESPCommand("SET", "k", "v"), RESPCommand("CONFIG", "SET", "a", "b"), RESPCommand("config", "rewrite"),
        RESPCommand("CONFIG"), RESPCommand("CONFIG", .secret("GET")), RESPCommand("CLUSTER", "FORGET", "id"),
        RESPCommand("CLUSTER", "BUMPEPOCH"), RESPCommand("CLUSTER", "MIGRATION", "IMPORT", "1"),
        RESPCommand("ACL", "LOG", "reset"), RESPCommand("CLIENT", "REPLY", "OFF"), RESPCommand("CLIENT", "KILL", "x"),
        RESPCommand("SLOWLOG", "RESET"), RESPCommand("LATENCY", "RESET"), RESPCommand("MEMORY", "PURGE"),
        RESPCommand("FUNCTION", "FLUSH"), RESPCommand("DEBUG", "SLEEP", "1"), RESPCommand("SHUTDOWN"),
        RESPCommand("SUBSCRIBE", "a"), RESPCommand("MONITOR"), RESPCommand("EVAL", "return 1", "0"), RESPCommand(""),
        RESPCommand("FLUSHALL"), RESPCommand("MIGRATE"), RESPCommand("NEWCOMMAND"), RESPCommand("BGSAVE"),
    ]

    @Test("looking is permitted", arguments: looks)
    func look(command: RESPCommand) {
        #expect(Permission.observe.allows(command))
    }

    @Test("changing needs the executor's permission", arguments: writes)
    func write(command: RESPCommand) {
        #expect(!Permission.observe.allows(command))
        #expect(Permission.repair.allows(command))
    }
}
