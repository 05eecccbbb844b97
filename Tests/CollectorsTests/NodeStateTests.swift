import Facts
import RESP
import Testing

@testable import Collectors

@Suite struct NodeStateTests {
    /// What servers of all versions really say.
    static let refusals: [(String, NodeState?)] = [
        ("NOAUTH Authentication required.", .noPassword),
        (
            "NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO <proto> AUTH <user> "
                + "<pass> option can be used to authenticate the client and select the RESP protocol version at the same time",
            .noPassword
        ),
        ("ERR invalid password", .wrongPassword),
        ("WRONGPASS invalid username-password pair", .wrongPassword),
        ("WRONGPASS invalid username-password pair or user is disabled.", .wrongPassword),
        ("NOPERM this user has no permissions to run the 'cluster' command or its subcommand", .noPermission),
        ("NOPERM User probe has no permissions to run the 'cluster|nodes' command", .noPermission),
        (
            "DENIED Redis is running in protected mode because protected mode is enabled, no bind address was specified",
            .protected
        ),
        ("DENIED Running in protected mode because protected mode is enabled and no password is set", .protected),
        ("ERR max number of clients reached", .maxClients),
        ("ERR max number of clients + cluster connections reached", .maxClients),
        ("BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.", .busy),
        ("BUSY Valkey is busy running a script. You can only call FUNCTION KILL or SHUTDOWN NOSAVE.", .busy),
        ("LOADING Redis is loading the dataset in memory", .loading),
        ("LOADING Valkey is loading the dataset in memory", .loading),
        ("ERR This instance has cluster support disabled", .notCluster),
        ("ERR Client sent AUTH, but no password is set", nil),
        (
            "ERR AUTH <password> called without any password configured for the default user. Are you sure your "
                + "configuration is correct?", nil
        ),
        ("CLUSTERDOWN The cluster is down", nil), ("MASTERDOWN Link with MASTER is down", nil),
        ("ERR unknown command 'CLUSTER'", nil), ("MOVED 3999 127.0.0.1:6381", nil),
    ]

    @Test("a refusal means one state, or nothing about the node as a whole", arguments: refusals)
    func refusal(line: String, state: NodeState?) {
        #expect(NodeState(refusal: RESPErrorReply(line: line)) == state)
    }

    @Test(
        "how the questions fared follows from the state",
        arguments: [
            (.answered, .ok), (.noPassword, .denied), (.wrongPassword, .denied), (.noPermission, .denied),
            (.protected, .denied), (.maxClients, .denied), (.timedOut, .timedOut), (.unresponsive, .timedOut),
            (.notCluster, .unsupported), (.refused, .unreachable), (.busy, .unreachable), (.loading, .unreachable),
            (.tls, .unreachable), (.closed, .unreachable), (.notRedis, .unreachable), (.unresolvable, .unreachable),
        ] as [(NodeState, CollectionStatus)]
    )
    func collection(state: NodeState, status: CollectionStatus) {
        #expect(state.collectionStatus == status)
    }
}
