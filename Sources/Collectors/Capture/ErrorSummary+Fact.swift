import Capture
import Facts

extension ErrorSummary {
    var fact: TrafficErrorFact {
        TrafficErrorFact(
            client: client,
            node: node,
            command: command,
            code: code,
            reason: reason,
            count: span.count,
            firstAt: span.firstAt,
            lastAt: span.lastAt,
            firstFrame: span.firstFrame,
            lastFrame: span.lastFrame,
            stream: span.stream,
            seconds: span.seconds,
            perSecond: span.perSecond
        )
    }
}

extension RedirectSummary {
    var fact: RedirectFact {
        RedirectFact(
            client: client,
            node: node,
            kind: isAsk ? "ask" : "moved",
            slot: slot,
            target: target,
            count: span.count,
            firstAt: span.firstAt,
            lastAt: span.lastAt,
            firstFrame: span.firstFrame,
            lastFrame: span.lastFrame,
            stream: span.stream,
            seconds: span.seconds,
            targetHost: targetHost,
            targetPort: targetPort,
            perSecond: span.perSecond
        )
    }
}

extension SecretSummary {
    var fact: ClearPasswordFact {
        ClearPasswordFact(
            client: client,
            node: node,
            command: command,
            count: span.count,
            firstAt: span.firstAt,
            lastAt: span.lastAt,
            firstFrame: span.firstFrame,
            lastFrame: span.lastFrame,
            stream: span.stream,
            seconds: span.seconds,
            isLoopback: isLoopback
        )
    }
}

extension AttemptSummary {
    var fact: ConnectFailureFact {
        ConnectFailureFact(
            client: client,
            server: server,
            outcome: outcome,
            count: span.count,
            syns: syns,
            firstAt: span.firstAt,
            lastAt: span.lastAt,
            firstFrame: span.firstFrame,
            lastFrame: span.lastFrame,
            stream: span.stream,
            seconds: span.seconds,
            perSecond: span.perSecond,
            serverHost: serverHost,
            isBus: isBus,
            node: node
        )
    }
}
