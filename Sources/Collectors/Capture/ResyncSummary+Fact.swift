import Capture
import Facts

extension ResyncSummary {
    var fact: ResyncFact {
        ResyncFact(
            replica: replica,
            replicaPort: replicaPort,
            master: master,
            answer: answer,
            refusal: refusal,
            askedReplicationID: askedReplicationID,
            askedOffset: askedOffset,
            replicationID: replicationID,
            offset: offset,
            at: at,
            frame: frame,
            stream: stream,
            transferBytes: transferBytes,
            transferSeen: transferSeen,
            transferFinished: transferFinished,
            transferSeconds: transferSeconds,
            waitSeconds: waitSeconds,
            ackSeconds: ackSeconds,
            streamBytes: streamBytes,
            acknowledgements: acknowledgements,
            lagMaximum: lagMaximum,
            lagLast: lagLast,
            closedByMaster: closedByMaster
        )
    }
}
