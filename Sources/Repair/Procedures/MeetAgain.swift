import ClusterModel
import Collectors
import Diagnosis
import Examination
import Facts
import RuleFormat
import Rules

/// Where a node that is well is still marked fail: the observers forget it and meet it again.
struct MeetAgain: Procedure {
    static let name = "meet-again"

    func plan(_ finding: Finding, _ examination: Examination) -> ProcedureResult {
        guard let node = examination.member(finding.row["node"]?.text), let id = node.id else {
            return ProcedureResult()
        }
        let observers = examination.formed.filter { observer in
            observer.nodes?[id]?.flags.contains(.fail) == true && observer.nodes?.myself?.masterID != id
        }
        var result = ProcedureResult()
        for observer in observers {
            var forget = RepairStep(finding, on: observer, "drop the old mark", .plain("CLUSTER", "FORGET", id.text))
            forget.checks = [Condition(observer.name, .forgotten(id))]
            let place = node.endpoint
            forget.undo = .plain("CLUSTER", "MEET", place.host, String(place.port))
            var meet = RepairStep(finding, on: observer, "meet it again", forget.undo)
            meet.checks = [Condition(observer.name, .knows([id]))]
            meet.checkWithin = 90_000
            result.steps += [forget, meet]
        }
        return result
    }
}
