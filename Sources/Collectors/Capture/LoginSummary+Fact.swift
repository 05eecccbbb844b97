import Capture
import Facts

extension LoginSummary {
    var fact: TrafficLoginFact {
        TrafficLoginFact(
            client: client,
            replica: replica,
            node: node,
            isReplica: isReplica,
            outcome: outcome,
            count: span.count,
            perSecond: span.perSecond,
            firstAt: span.firstAt,
            lastAt: span.lastAt,
            firstFrame: span.firstFrame,
            lastFrame: span.lastFrame,
            stream: span.stream,
            seconds: span.seconds
        )
    }
}

extension StrangerSummary {
    var fact: TrafficStrangerFact {
        TrafficStrangerFact(
            client: client,
            server: server,
            kind: kind,
            isBus: isBus,
            node: node,
            count: span.count,
            perSecond: span.perSecond,
            firstAt: span.firstAt,
            lastAt: span.lastAt,
            firstFrame: span.firstFrame,
            lastFrame: span.lastFrame,
            stream: span.stream,
            seconds: span.seconds
        )
    }
}
