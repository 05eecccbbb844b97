import Capture
import Facts

extension FlowSummary {
    var fact: FlowFact {
        FlowFact(
            stream: stream,
            file: file,
            kind: kind,
            client: client,
            clientHost: clientHost,
            server: server,
            firstAt: firstAt,
            lastAt: lastAt,
            seconds: seconds,
            firstFrame: firstFrame,
            lastFrame: lastFrame,
            packets: packets,
            clientBytes: clientBytes,
            serverBytes: serverBytes,
            commands: commands,
            replies: replies,
            errors: errors,
            unpaired: unpaired,
            unasked: unasked,
            deepestPipeline: deepestPipeline,
            protocolVersion: protocolVersion,
            handshake: handshake,
            handshakeMilliseconds: handshakeMilliseconds,
            closedBy: closedBy,
            wasReset: wasReset,
            isOneSided: isOneSided,
            holes: holes,
            holeBytes: holeBytes,
            lostSteps: lostSteps,
            retransmissions: retransmissions,
            outOfOrder: outOfOrder,
            duplicates: duplicates,
            cutPackets: cutPackets,
            clientZeroWindows: clientZeroWindows,
            serverZeroWindows: serverZeroWindows,
            sentPassword: sentPassword,
            busMessages: busMessages,
            idleSeconds: idleSeconds,
            unansweredProbes: unansweredProbes,
            answeredTLS: answeredTLS,
            saidQuit: saidQuit
        )
    }
}
