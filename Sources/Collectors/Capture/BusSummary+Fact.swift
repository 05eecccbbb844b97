import Capture
import ClusterModel
import Facts

extension BusNodeSummary {
    var fact: BusNodeFact {
        BusNodeFact(
            node: address,
            id: id.text,
            announcedIP: announcedIP,
            hostname: hostname,
            busPort: busPort,
            busVersion: version,
            role: role,
            masterID: master?.text,
            currentEpoch: currentEpoch,
            configEpoch: configEpoch,
            replicationOffset: replicationOffset,
            isClusterDown: isClusterDown,
            slots: slots.description,
            slotCount: slots.count,
            shardID: shard?.text,
            sendsExtensions: sendsExtensions,
            isFailed: isFailed,
            messages: span.count,
            bytes: bytes,
            firstAt: span.firstAt,
            lastAt: span.lastAt,
            lastFrame: span.lastFrame,
            host: host,
            cluster: cluster,
            epochSeconds: epochSeconds,
            lastSeconds: lastSeconds
        )
    }
}

extension BusMessageSummary {
    var fact: BusMessageFact {
        BusMessageFact(
            sender: senderAddress,
            senderID: sender?.text,
            from: from,
            to: to,
            type: type,
            bytes: bytes,
            count: span.count,
            firstAt: span.firstAt,
            lastAt: span.lastAt,
            firstFrame: span.firstFrame,
            lastFrame: span.lastFrame,
            stream: span.stream,
            seconds: span.seconds
        )
    }
}

extension BusGossipSummary {
    var fact: BusGossipFact {
        BusGossipFact(
            reporter: reporter,
            reporterID: reporterID.text,
            subject: subject,
            subjectID: subjectID.text,
            state: state,
            count: span.count,
            firstAt: span.firstAt,
            lastAt: span.lastAt,
            firstFrame: span.firstFrame,
            lastFrame: span.lastFrame,
            stream: span.stream,
            seconds: span.seconds
        )
    }
}

extension EventSummary {
    var fact: TrafficEventFact {
        TrafficEventFact(
            at: at,
            frame: frame,
            stream: stream,
            file: file,
            kind: kind,
            node: node,
            subject: subject,
            epoch: epoch,
            slots: slots,
            seconds: seconds
        )
    }
}
