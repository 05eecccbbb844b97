import ClusterModel
import Facts
import RESP
import ServerConnection

/// The second batch to a node that has answered the first one.
///
/// It never changes what is thought of the node: a refusal is booked, and a silence leaves the rest unasked.
struct ExtraInterview {
    let access: ClusterAccess
    /// Answers that grow with the cluster are asked of few nodes.
    let quotas: LargeAnswerQuotas

    func run(_ sample: inout NodeSample, over connection: ServerConnection, until deadline: ContinuousClock.Instant)
        async
    {
        guard sample.state == .answered, let version = sample.info.flatMap({ ServerVersion(info: $0) }) else { return }
        var extra = ExtraFacts()
        let asksForMap = quotas.takeMaps()
        let asksForLinks = quotas.takeLinks(clusterSize: sample.nodes?.nodes.count ?? 0)
        let questions = ExtraQuestion.allCases.filter { question in
            switch question {
            case .clusterSlots, .clusterShards: asksForMap && question.isKnown(to: version)
            case .busLinks: asksForLinks && question.isKnown(to: version)
            default: isAsked(question, version, sample)
            }
        }
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
        case .clientList: return sample.info?.integer("connected_clients") ?? 0 <= ExtraQuestion.clientLimit
        default: return true
        }
    }
}
