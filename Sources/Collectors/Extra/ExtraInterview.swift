import ClusterModel
import Facts
import RESP
import ServerConnection

/// The second batch to a node that has answered the first one.
///
/// It never changes what is thought of the node: a refusal is booked, and a silence leaves the rest unasked.
struct ExtraInterview {
    let access: ClusterAccess
    /// Whether this node is also asked where it sends clients; the answer grows with the cluster, so few are.
    let asksForMap: Bool

    func run(_ sample: inout NodeSample, over connection: ServerConnection, until deadline: ContinuousClock.Instant)
        async
    {
        guard sample.state == .answered, let version = sample.info.flatMap({ ServerVersion(info: $0) }) else { return }
        var extra = ExtraFacts()
        let questions = ExtraQuestion.allCases.filter { isAsked($0, version, sample) }
        let replies: [RESPValue]
        do throws(ConnectionError) {
            replies = try await connection.send(questions.map(\.command), deadline: deadline)
        } catch {
            replies = error.replies
        }
        let reader = ExtraReader(
            node: sample.name,
            clockSeconds: sample.clockMilliseconds.map { Int($0 / 1000) },
            includesUserData: access.includesUserData
        )
        for (question, reply) in zip(questions, replies) {
            extra.asked.insert(question)
            if let error = reply.error {
                extra.refusals[question] = error.description
            } else {
                reader.read(reply, to: question, &extra)
            }
        }
        sample.extra = extra
    }

    private func isAsked(_ question: ExtraQuestion, _ version: ServerVersion, _ sample: NodeSample) -> Bool {
        guard question.isKnown(to: version) else { return false }
        switch question {
        case .clusterSlots, .clusterShards: return asksForMap
        case .clientList: return sample.info?.integer("connected_clients") ?? 0 <= ExtraQuestion.clientLimit
        default: return true
        }
    }
}
