import Capture
import Facts

extension CommandSummary {
    var fact: TrafficCommandFact {
        TrafficCommandFact(
            client: client,
            node: node,
            command: command,
            writes: writes,
            isDangerous: isDangerous,
            calls: calls,
            replies: replies,
            errors: errors,
            requestBytes: requestBytes,
            replyBytes: replyBytes,
            largestRequest: largestRequest,
            largestReply: largestReply,
            largestReplyFrame: largestReplyFrame,
            timed: timed,
            meanMicroseconds: meanMicroseconds,
            p50: p50,
            p90: p90,
            p99: p99,
            p999: p999,
            maximum: maximum,
            maximumFrame: maximumFrame,
            firstAt: firstAt,
            lastAt: lastAt,
            firstFrame: firstFrame,
            lastFrame: lastFrame,
            stream: stream
        )
    }
}

extension CommandTotal {
    var fact: TrafficTotalFact {
        TrafficTotalFact(
            command: command,
            calls: calls,
            replies: replies,
            errors: errors,
            requestBytes: requestBytes,
            replyBytes: replyBytes,
            meanMicroseconds: meanMicroseconds,
            p50: p50,
            p90: p90,
            p99: p99,
            p999: p999,
            maximum: maximum,
            maximumFrame: maximumFrame
        )
    }
}

extension PeerSummary {
    var fact: TrafficPeerFact {
        TrafficPeerFact(
            client: client,
            node: node,
            connections: connections,
            shortLived: shortLived,
            resets: resets,
            commands: commands,
            redirects: redirects,
            mapReads: mapReads
        )
    }
}

extension SlowSummary {
    var fact: SlowRequestFact {
        SlowRequestFact(
            client: client,
            node: node,
            command: command,
            slot: slot,
            key: key,
            milliseconds: milliseconds,
            at: at,
            requestFrame: requestFrame,
            replyFrame: replyFrame,
            replyBytes: replyBytes,
            stream: stream,
            began: began,
            ended: ended
        )
    }
}

extension KeySummary {
    var fact: TrafficKeyFact {
        TrafficKeyFact(
            key: key,
            length: length,
            slot: slot,
            reads: reads,
            writes: writes,
            firstFrame: firstFrame,
            lastFrame: lastFrame
        )
    }
}
