import ClusterModel
import Facts
import RESP
import ServerConnection

/// Tries an address that is announced for a node but is not the one at which it was reached.
///
/// Is anybody there, and is it who it should be?
struct AddressProbe: Hashable {
    let id: NodeID
    /// The node's name in all tables.
    let node: String
    let target: Endpoint

    /// Of one node: a few interfaces, and names for them.
    private static let mostOfOne = 8
    private static let most = 2_048

    /// Addresses worth a trial: what members say about others, and where clients are sent.
    static func needed(in sample: LiveSample) -> [AddressProbe] {
        let known = sample.nodes.compactMap { node in
            node.id.map { ($0, (name: node.name, endpoint: node.endpoint)) }
        }
        let reached = Dictionary(known) { first, _ in first }
        var probes: Set<AddressProbe> = []
        func note(_ id: NodeID, _ endpoint: Endpoint) {
            guard let node = reached[id], node.endpoint != endpoint, "\(endpoint)" != node.name else { return }
            probes.insert(AddressProbe(id: id, node: node.name, target: endpoint))
        }
        var seen: Set<ObjectIdentifier> = []
        for view in sample.nodes.compactMap(\.nodes) {
            for line in view.nodes
            where seen.insert(ObjectIdentifier(line.told)).inserted && !line.flags.contains(.handshake) {
                if let endpoint = line.endpoint { note(line.id, endpoint) }
            }
        }
        // Nodes say the same of each other over and over.
        var told: Set<Told> = []
        for fact in sample.nodes.flatMap({ $0.extra?.toldEndpoints ?? [] }) {
            guard let id = fact.id, let host = fact.endpoint, !host.isEmpty, host != "?", let port = fact.port,
                (1...65535).contains(port)
            else { continue }
            told.insert(Told(id: id, endpoint: Endpoint(host: host, port: port)))
        }
        for told in told {
            if let id = NodeID(told.id) { note(id, told.endpoint) }
        }
        var counts: [String: Int] = [:]
        let few = probes.sorted { ($0.node, $0.target) < ($1.node, $1.target) }.filter { probe in
            counts[probe.node, default: 0] += 1
            return counts[probe.node, default: 0] <= mostOfOne
        }
        return Array(few.prefix(most))
    }

    private struct Told: Hashable {
        let id: String
        let endpoint: Endpoint
    }

    func run(_ access: ClusterAccess, until deadline: ContinuousClock.Instant) async -> ProbeFact {
        let started = ContinuousClock.now
        let limit = min(deadline, started + .seconds(1))
        let (result, answer) = await ask(access, until: limit)
        return ProbeFact(
            kind: "announced-address",
            origin: nil,
            node: node,
            target: "\(target)",
            ok: result == "same_node",
            result: result,
            detail: answer,
            milliseconds: (ContinuousClock.now - started).milliseconds
        )
    }

    private func ask(_ access: ClusterAccess, until deadline: ContinuousClock.Instant) async -> (String, String?) {
        do throws(ConnectionError) {
            let connection = try await access.connect(to: target, deadline: deadline)
            var commands = [RESPCommand("CLUSTER", "MYID")]
            let password = access.password(for: target)
            if let password { commands.insert(NodeInterview.auth(access.username, password), at: 0) }
            let replies = try? await connection.send(commands, deadline: deadline)
            await connection.close()
            // CLUSTER MYID came with 3.0, and any refusal of it still means that somebody listens.
            guard let said = replies?.last?.string else { return ("open", replies?.last?.error?.description) }
            return (said == id.text ? "same_node" : "other_node", said)
        } catch {
            switch NodeState(error) {
            case .refused: return ("refused", error.description)
            case .timedOut, .unresponsive: return ("timed_out", error.description)
            default: return ("unreachable", error.description)
            }
        }
    }
}
