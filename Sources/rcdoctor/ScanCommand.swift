import ArgumentParser
import Diagnosis
import Examination
import Facts
import Foundation
import Reports

struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Examine a cluster, starting from any of its nodes. Changes nothing.",
        discussion: """
            Finds all other nodes by itself. Nodes that are not in a cluster yet are named one by one:

              rcdoctor scan 127.0.0.1:9001
              rcdoctor scan 127.0.0.1:9001 127.0.0.1:9002 127.0.0.1:9003
              REDISCLI_AUTH=… rcdoctor scan -h 10.0.0.11 -p 7000 --format json

            Exit status: 0 fine, 1 findings, 2 incomplete and nothing found, 69 no target reachable, 77 wrong password.
            """
    )

    @OptionGroup(title: "Connection") var connection: ConnectionFlags
    @OptionGroup(title: "Report") var flags: ReportFlags

    @Argument(help: ArgumentHelp("Nodes to start from.", valueName: "host:port"))
    var targets: [String] = []

    func run() async throws {
        _ = try flags.files()
        let seeds = try connection.endpoints(targets)
        guard !seeds.isEmpty else {
            throw Failure(.usage, "name a node of the cluster: rcdoctor scan 127.0.0.1:9001")
        }
        let examination = try await ExaminationRun(access: try connection.access()).examine(seeds)
        if let save = flags.save { try examination.store.save(to: URL(fileURLWithPath: save)) }
        let remembered = LastScan.remember(examination.store)
        try ReportWriter(flags: flags).write(examination.report(snapshot: flags.save ?? remembered))
        let status = Self.status(examination.diagnosis, flags)
        if status != .fine { throw ExitCode(status.rawValue) }
    }

    static func status(_ diagnosis: Diagnosis, _ flags: ReportFlags) -> ExitStatus {
        if Interrupt.happened { return .interrupted }
        if diagnosis.findings.contains(where: { $0.severity >= flags.failOn }) { return .findings }
        return diagnosis.verdict == .incomplete ? .incomplete : .fine
    }
}
