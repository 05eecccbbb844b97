import ArgumentParser
import Collectors
import Diagnosis
import Examination
import Facts
import Foundation
import Reports
import RuleFormat

struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Examine a cluster, starting from any of its nodes. Changes nothing.",
        discussion: """
            Finds all other nodes by itself. Nodes that are not in a cluster yet are named one by one:

              rcdoctor scan 127.0.0.1:9001
              rcdoctor scan 127.0.0.1:9001 127.0.0.1:9002 127.0.0.1:9003
              REDISCLI_AUTH=… rcdoctor scan -h 10.0.0.11 -p 7000 --format json
              rcdoctor scan incident.rcd         a snapshot that --save wrote, offline
              rcdoctor scan incident.rcd --save public.rcd --anonymize
              rcdoctor scan ./redis-cluster      the config files below a folder, nothing running
              rcdoctor scan --conf a.conf b.conf
              rcdoctor scan ./redis-cluster 127.0.0.1:9001   both: what runs, and what the files say
              rcdoctor scan 127.0.0.1:9001 --pcap FILE       both: what the nodes say, and captured traffic of them
              sudo rcdoctor scan 127.0.0.1:9001 --capture 10s

            Exit status: 0 fine, 1 findings, 2 incomplete and nothing found, 66 unreadable file, 69 no target reachable,
            77 wrong password.
            """
    )

    @OptionGroup(title: "Connection") var connection: ConnectionFlags
    @OptionGroup(title: "Report") var flags: ReportFlags
    @OptionGroup(title: "Rules") var ruleFlags: RuleFlags

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Config files of nodes, with what they include.", valueName: "file"),
        completion: .file()
    )
    var conf: [String] = []

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            "Look at this machine, too, where nodes run on it (the default); --host: at the programs on it as well."
        )
    )
    var host: Bool?

    @OptionGroup(title: "Traffic") var trafficFlags: TrafficFlags

    @OptionGroup(title: "Snapshot") var privacy: PrivacyFlags

    @Argument(
        help: ArgumentHelp("Nodes to start from, folders with config files, or both.", valueName: "target"),
        completion: .file()
    )
    var targets: [String] = []

    func run() async throws {
        _ = try flags.files()
        guard !privacy.anonymize || flags.save != nil else {
            throw Failure(.usage, "--anonymize says how a snapshot is saved: name its file with --save FILE.rcd")
        }
        let book = try RuleBook(ruleFlags, language: flags.words.language)
        let files = FileTargets(targets, conf: conf)
        if files == nil, let snapshot = try Self.snapshot(targets) { return try scan(snapshot, book) }
        let seeds = try connection.endpoints(files?.nodes ?? targets)
        if let files, seeds.isEmpty { return try scan(files, book) }
        guard !seeds.isEmpty else {
            throw Failure(.usage, "name a node of the cluster: rcdoctor scan 127.0.0.1:9001")
        }
        try trafficFlags.check()
        if !book.rules.contains(where: \.isUserMade) { SQLiteMemory.leaveUncounted() }
        let traffic = try await trafficFlags.read(seeds, keepsUserData: privacy.includeUserData)
        var access = try connection.access()
        access.includesUserData = privacy.includeUserData
        var run = ExaminationRun(access: access, book: book, examinesHost: host ?? true)
        run.examinesTools = host == true
        run.files = files
        run.traffic = traffic
        run.headStart = HeadStart.current
        let examination = try await run.examine(seeds)
        Leftovers.keep(examination)
        var report = examination.report()
        if traffic != nil { report.capture = try CaptureOverview(examination.store) }
        report.snapshot = try SnapshotWriter(save: flags.save, anonymize: privacy.anonymize)
            .write(examination.store, report)
        try ReportWriter(flags: flags).write(report)
        let status = Self.status(examination.diagnosis, flags)
        if status != .fine { throw ExitCode(status.rawValue) }
    }

    /// The snapshot that the targets mean, if they mean one.
    private static func snapshot(_ targets: [String]) throws -> URL? {
        guard let target = targets.first else { return nil }
        guard FileManager.default.fileExists(atPath: target) || target.hasSuffix(".rcd") else { return nil }
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        if attributes?[.type] as? FileAttributeType == .typeSocket { return nil }
        guard targets.count == 1 else { throw Failure(.usage, "give one snapshot, or nodes, not both") }
        return URL(fileURLWithPath: target)
    }

    private func scan(_ snapshot: URL, _ book: RuleBook) throws {
        let examination: SnapshotExamination
        do {
            var examiner = SnapshotExaminer(rules: book.rules)
            examiner.unreadable = book.unreadable
            examiner.policy = book.policy
            examination = try examiner.examine(snapshot)
        } catch let error as SnapshotError {
            throw Failure(.unreadableInput, "\(error)")
        }
        let source = ReportSource(
            kind: "snapshot",
            targets: [snapshot.path],
            started: examination.started,
            seconds: examination.seconds
        )
        var report = Report(
            diagnosis: examination.diagnosis,
            source: source,
            toolVersion: Version.text,
            fixes: examination.fixes,
            facts: examination.store,
            capture: try CaptureOverview(examination.store)
        )
        if flags.save != nil {
            try examination.diagnosis.write(to: examination.store)
            report.snapshot = try SnapshotWriter(save: flags.save, anonymize: privacy.anonymize, remembers: false)
                .write(examination.store, report)
        }
        try ReportWriter(flags: flags).write(report)
        let status = Self.status(examination.diagnosis, flags)
        if status != .fine { throw ExitCode(status.rawValue) }
    }

    static func status(_ diagnosis: Diagnosis, _ flags: ReportFlags) -> ExitStatus {
        if Interrupt.happened { return .interrupted }
        if diagnosis.open.contains(where: { $0.severity >= flags.failOn }) { return .findings }
        return diagnosis.verdict == .incomplete ? .incomplete : .fine
    }
}
