import Capture
import ClusterModel
import Facts

extension BusElectionSummary {
    var fact: BusElectionFact {
        BusElectionFact(
            node: candidate,
            id: candidateID.text,
            epoch: epoch,
            master: master,
            masterID: masterID?.text,
            isManual: isManual,
            masterHeardAt: masterHeard?.at,
            masterHeardFrame: masterHeard?.frame,
            askedAt: asked.at,
            askedFrame: asked.frame,
            file: file,
            requests: requests,
            votes: votes,
            masters: masters,
            majority: majority,
            outcome: outcome,
            endedAt: ended?.at,
            endedFrame: ended?.frame,
            seconds: seconds
        )
    }
}

extension BusCollisionSummary {
    var fact: BusCollisionFact {
        BusCollisionFact(
            kind: slots == nil ? "config_epoch" : "slots",
            node: first,
            id: firstID.text,
            otherNode: second,
            otherID: secondID.text,
            slots: slots?.description,
            slotCount: slots?.count,
            epoch: epoch,
            sinceAt: since.at,
            sinceFrame: since.frame,
            file: file,
            untilAt: until?.at,
            untilFrame: until?.frame,
            seconds: seconds
        )
    }
}
