import Capture
import ClusterModel
import Facts

extension BusLagSummary {
    var fact: BusLagFact {
        BusLagFact(
            node: node,
            id: id.text,
            pongs: pongs,
            mean: meanMilliseconds,
            maximum: maximumMilliseconds,
            maximumFrame: maximumFrame,
            stream: stream,
            ended: ended
        )
    }
}

extension BusConflictSummary {
    var fact: BusSlotClaimFact {
        BusSlotClaimFact(
            first: first,
            second: second,
            slots: slots.description,
            slotCount: slots.count,
            firstEpoch: firstEpoch,
            secondEpoch: secondEpoch,
            frame: frame,
            seconds: seconds
        )
    }
}

extension BusCoverageSummary {
    var fact: BusCoverageFact {
        BusCoverageFact(
            missing: missing.description,
            missingCount: missing.count,
            masters: masters,
            unheard: unheard,
            frame: frame
        )
    }
}
