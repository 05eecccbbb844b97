import ArgumentParser
import Capture
import Diagnosis
import Examination
import Facts
import Foundation
import Reports

struct PcapCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pcap",
        abstract: "Find faults in captured traffic: of clients, of replication and of the cluster bus.",
        discussion: """
            Reads pcap and pcapng files, also packed with gzip or zstd; several are read in the order of time. Ports do not
            matter: what a connection carries is told by its bytes. Passwords are never shown.

              rcdoctor pcap incident.pcapng
              rcdoctor pcap ring.pcap0 ring.pcap1 ring.pcap2.gz
              rcdoctor pcap --filter 'host 10.0.0.15' incident.pcap
              sudo rcdoctor pcap --interface eth0 --duration 30s --filter 'tcp portrange 7000-7005 or tcp portrange 17000-17005'
              ssh node tcpdump -i any -U -w - 'tcp portrange 7000-7005 or tcp portrange 17000-17005' | rcdoctor pcap -

            Frame numbers are those of Wireshark. Exit status: 0 fine, 1 findings, 64 wrong filter, 66 unreadable, cut or
            empty capture (what could be read of a cut one is still told).
            """
    )

    @Argument(help: ArgumentHelp("Captures; - is standard input.", valueName: "file"), completion: .file())
    var files: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Capture on this interface of this machine (root, or CAP_NET_RAW).", valueName: "name")
    )
    var interface: String?

    @Option(help: ArgumentHelp("How long to capture: 30s, 2m; else until Ctrl-C.", valueName: "time"))
    var duration: TimeSpan?

    @Option(
        help: ArgumentHelp("Write what is captured to this file, too.", valueName: "file"),
        completion: .file()
    )
    var write: String?

    @Option(help: ArgumentHelp("Only packets that pass, written as for tcpdump.", valueName: "bpf"))
    var filter: String?

    @Flag(help: "Keep names of keys, too: they are user data.")
    var includeUserData = false

    @OptionGroup(title: "Report") var flags: ReportFlags
    @OptionGroup(title: "Rules") var ruleFlags: RuleFlags

    func validate() throws {
        if files.isEmpty, interface == nil {
            throw ValidationError("name a capture: rcdoctor pcap FILE, or an interface: rcdoctor pcap --interface lo")
        }
        if interface != nil, !files.isEmpty { throw ValidationError("give captures or --interface, not both") }
        if interface == nil, duration != nil || write != nil {
            throw ValidationError(
                "--duration and --write belong to --interface: rcdoctor pcap --interface lo --duration 30s"
            )
        }
        if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input can be read once only") }
    }

    func run() async throws {
        _ = try flags.files()
        let examination = try await examine()
        if let save = flags.save { try examination.store.save(to: URL(fileURLWithPath: save)) }
        let remembered = LastScan.remember(examination.store)
        let report = Report(
            diagnosis: examination.diagnosis,
            source: ReportSource(
                kind: "capture",
                targets: examination.targets,
                started: examination.started,
                seconds: examination.seconds
            ),
            toolVersion: Version.text,
            fixes: Dictionary(examination.diagnosis.findings.map { ($0.id, FixSummary(adviceFor: $0)) }) { first, _ in
                first
            },
            snapshot: flags.save ?? remembered,
            capture: try CaptureOverview(examination.store)
        )
        try ReportWriter(flags: flags).write(report)
        for trouble in examination.troubles { Output.error("rcdoctor: \(trouble)") }
        if !examination.troubles.isEmpty { throw ExitCode(ExitStatus.unreadableInput.rawValue) }
        let status = ScanCommand.status(examination.diagnosis, flags)
        if status != .fine { throw ExitCode(status.rawValue) }
    }

    /// Reads everything, or as much as was read when the operator had enough.
    private func examine() async throws -> CaptureExamination {
        let book = try RuleBook(ruleFlags, language: flags.words.language)
        var examiner = CaptureExaminer(rules: book.rules, toolVersion: Version.text)
        examiner.unreadable = book.unreadable
        examiner.policy = book.policy
        let prepared = examiner
        if let interface {
            let live = LiveCapture(
                interface: interface,
                filter: filter,
                seconds: duration?.seconds,
                file: write,
                keepsUserData: includeUserData
            )
            return try await CaptureTask.run { try prepared.examine(live, progress: $0) }
        }
        let run = CaptureRun(paths: files, filter: filter, keepsUserData: includeUserData)
        return try await CaptureTask.run { try prepared.examine(run, progress: $0) }
    }
}
