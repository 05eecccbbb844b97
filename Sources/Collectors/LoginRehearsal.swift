import ClusterModel
import Facts
import RESP
import ServerConnection

/// Tries what a replica with a broken link tries: to log in to its master with the password that it holds.
///
/// The attempt runs over a connection of its own and sends AUTH and PING, nothing else.
struct LoginRehearsal {
    let replica: String
    let master: NodeSample
    let username: String?
    let password: Secret?

    /// One for each replica whose link is down and whose settings and master are known.
    static func needed(in sample: LiveSample) -> [LoginRehearsal] {
        sample.nodes.compactMap { node in
            guard let info = node.info, let link = ReplicationInfo(info), link.linkStatus == .down,
                let config = node.config, let masterID = node.nodes?.myself?.masterID,
                let master = sample.nodes.first(where: { $0.id == masterID || $0.listens(at: link) })
                    ?? sample.node(seenAs: masterID, by: node),
                // A master that is silent anyway would only cost its deadline again.
                master.speaks
            else { return nil }
            let user = config["masteruser"]?.text.flatMap { $0.isEmpty ? nil : $0 }
            let password = config["masterauth"]?.secret.flatMap { $0.isEmpty ? nil : $0 }
            return LoginRehearsal(replica: node.name, master: master, username: user, password: password)
        }
    }

    func run(_ access: ClusterAccess, until deadline: ContinuousClock.Instant) async -> ProbeFact {
        let started = ContinuousClock.now
        let (result, detail) = await attempt(access, deadline)
        return ProbeFact(
            kind: "replication-login",
            origin: replica,
            node: master.name,
            target: master.endpoint.description,
            ok: result == "accepted",
            result: result,
            detail: detail,
            milliseconds: (ContinuousClock.now - started).milliseconds
        )
    }

    private func attempt(_ access: ClusterAccess, _ deadline: ContinuousClock.Instant) async -> (String, String?) {
        do throws(ConnectionError) {
            let connection = try await access.connect(to: master.endpoint, deadline: deadline)
            var commands = [RESPCommand("PING")]
            if let password { commands.insert(NodeInterview.auth(username, password), at: 0) }
            let replies = try await connection.send(commands, deadline: deadline)
            await connection.close()
            guard let error = replies.compactMap(\.error).first else { return ("accepted", nil) }
            return (Self.meaning(of: error), error.description)
        } catch {
            return ("error", error.description)
        }
    }

    private static func meaning(of error: RESPErrorReply) -> String {
        if error.text.contains("without any password") || error.text.contains("no password is set") {
            return "no_password_wanted"
        }
        return switch NodeState(refusal: error) {
        case .noPassword: "password_needed"
        case .wrongPassword: "wrong_password"
        case .noPermission: "no_permission"
        default: "error"
        }
    }
}

extension NodeSample {
    fileprivate var speaks: Bool {
        switch state {
        case .answered, .noPassword, .wrongPassword, .noPermission: true
        default: false
        }
    }

    fileprivate func listens(at link: ReplicationInfo) -> Bool {
        endpoint.host == link.masterHost && endpoint.port == link.masterPort
    }
}

extension LiveSample {
    /// The sample of a node that gave no id itself, by the address that another node has for that id.
    fileprivate func node(seenAs id: NodeID, by observer: NodeSample) -> NodeSample? {
        guard let endpoint = observer.nodes?[id]?.endpoint else { return nil }
        return nodes.first { $0.endpoint == endpoint }
    }
}
