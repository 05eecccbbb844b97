import ClusterModel
import Facts
import Foundation
import RESP
import ServerConnection

/// One pipelined batch of questions to one node, and what comes of the answers.
struct NodeInterview {
    let access: ClusterAccess
    let endpoint: Endpoint
    let seed: Bool
    /// Keeps what nodes say alike only once.
    var lines: SharedLines?

    /// Connects and asks.
    ///
    /// Never throws: whatever goes wrong is the node's state.
    func run(until deadline: ContinuousClock.Instant) async -> (sample: NodeSample, connection: ServerConnection?) {
        do throws(ConnectionError) {
            // A node that was still in the queue at Ctrl-C.
            if Task.isCancelled { throw ConnectionError(.cancelled, address: access.routes.address(of: endpoint)) }
            let connection = try await access.connect(to: endpoint, deadline: deadline)
            var sample = await ask(connection, authenticate: true, until: deadline)
            sample.takeInsideName(access.routes)
            sample.connectMilliseconds = connection.connectMilliseconds
            sample.certificateEnd = connection.certificateEnd
            return (sample, connection)
        } catch {
            return (failed(error), nil)
        }
    }

    /// Asks over a connection that is there already; used for the second look.
    func ask(
        _ connection: ServerConnection,
        authenticate: Bool,
        until deadline: ContinuousClock.Instant
    ) async -> NodeSample {
        let password = authenticate ? access.password(for: endpoint) : nil
        var commands = Question.allCases.map(\.command)
        if let password { commands.insert(Self.auth(access.username, password), at: 0) }
        let started = ContinuousClock.now
        var replies: [RESPValue]
        var failure: ConnectionError?
        do throws(ConnectionError) {
            replies = try await connection.send(commands, deadline: deadline)
        } catch {
            replies = error.replies
            failure = error
        }
        var sample = NodeSample(endpoint: endpoint, seed: seed, state: .answered)
        let answered = ContinuousClock.now
        sample.answeredAt = answered
        sample.replyMilliseconds = (answered - started).milliseconds
        sample.localMilliseconds = Int64(
            Date().timeIntervalSince1970 * 1000 - (answered - started).milliseconds / 2
        )
        if password != nil, !replies.isEmpty {
            noteAuthentication(replies.removeFirst(), &sample)
        }
        for (question, reply) in zip(Question.allCases, replies) { question.take(reply, &sample, lines) }
        conclude(failure, &sample)
        return sample
    }

    static func auth(_ username: String?, _ password: Secret) -> RESPCommand {
        let secret = RESPCommand.Argument.secret(password.reveal(), named: "password")
        guard let username else { return RESPCommand("AUTH", secret) }
        return RESPCommand("AUTH", .text(username), secret)
    }

    /// `AUTH` to a default user without a password is an error, but no refusal: the node is open.
    private func noteAuthentication(_ reply: RESPValue, _ sample: inout NodeSample) {
        guard let error = reply.error else {
            if access.username == nil { sample.authRequired = true }
            return
        }
        if error.text.contains("without any password") || error.text.contains("no password is set") {
            sample.authRequired = false
        } else if let state = NodeState(refusal: error) {
            sample.state = state
            sample.detail = error.description
        }
    }

    /// Decides the node's state from what was answered and what was not.
    private func conclude(_ failure: ConnectionError?, _ sample: inout NodeSample) {
        if let info = sample.info, let nodes = sample.nodes {
            // Whatever says OK to everything is no server.
            guard !info.entries.isEmpty, !nodes.nodes.isEmpty else {
                sample.state = .notRedis
                sample.detail =
                    "\(endpoint) answers, but not as a server does: "
                    + (info.entries.isEmpty ? "INFO has no field. " : "CLUSTER NODES tells of no node. ")
                    + "Check that this is the client port of a server."
                return
            }
            // A wrong password does no harm where the default user is open.
            sample.state = .answered
            sample.detail = nil
            if sample.authRequired == nil, access.password(for: endpoint) == nil { sample.authRequired = false }
            return
        }
        if sample.state == .wrongPassword {
            sample.authRequired = true
            return
        }
        if let refusal = sample.refusals[.clusterNodes] ?? sample.refusals[.info] {
            sample.state = NodeState(refusal: RESPErrorReply(line: refusal)) ?? .closed
            sample.detail = refusal
            if sample.state == .noPassword { sample.authRequired = true }
        } else if let failure {
            sample.state = failure.serverSaid.flatMap { NodeState(refusal: $0) } ?? NodeState(failure)
            sample.detail = failure.description
        }
    }

    private func failed(_ error: ConnectionError) -> NodeSample {
        NodeSample(endpoint: endpoint, seed: seed, state: NodeState(error), detail: error.description)
    }
}

extension Duration {
    package var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
    }
}
