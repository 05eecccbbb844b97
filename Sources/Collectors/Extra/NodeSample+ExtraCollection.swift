import ClusterModel
import Facts

extension NodeSample {
    /// How the questions of the second batch fared, those that its version can't answer included.
    var extraCollectionFacts: [CollectionFact] {
        guard state == .answered else { return [] }
        return ExtraQuestion.allCases.compactMap { question in
            guard let collector = question.collector else { return nil }
            let (status, detail) = extraStatus(question)
            return CollectionFact(node: name, collector: collector, status: status, detail: detail)
        }
    }

    private func extraStatus(_ question: ExtraQuestion) -> (CollectionStatus, String?) {
        guard let extra else { return (.notAsked, nil) }
        guard extra.asked.contains(question) else {
            switch question {
            case .clientList where info?.integer("connected_clients") ?? 0 > ExtraQuestion.clientLimit:
                return (.notAsked, "it has more than \(ExtraQuestion.clientLimit) clients")
            case .clusterSlots, .clusterShards: return (.notAsked, nil)
            case .busLinks where nodes?.nodes.count ?? 0 > LargeAnswerQuotas.smallCluster: return (.notAsked, nil)
            default: return (.unsupported, "this version has no such command")
            }
        }
        guard let refusal = extra.refusals[question] else { return (.ok, nil) }
        return (CollectionStatus(refusal: refusal), refusal)
    }
}
