import Facts
import Reports
import Testing

/// The capture's part of a report, from facts that a snapshot brought.
@Suite struct CaptureTextTests {
    private func text(_ store: FactStore, verbose: Bool = false) throws -> String {
        var report = try SampleReport.report(store, targets: ["a.rcd"])
        report.capture = try CaptureOverview(store)
        let style = TerminalStyle(color: false, unicode: true, width: 100)
        _ = try JSONReport.data(report)
        return TerminalReport(report, style: style, verbose: verbose).text
    }

    private func event(_ second: Int, _ kind: String, _ node: String, _ subject: String?, slots: String? = nil)
        -> TrafficEventFact
    {
        TrafficEventFact(
            at: "2026-11-25T20:13:\(second < 10 ? "0" : "")\(second).000000Z",
            frame: 100 + second,
            stream: 3,
            file: "a.pcap",
            kind: kind,
            node: node,
            subject: subject,
            epoch: 7,
            slots: slots,
            seconds: Double(second)
        )
    }

    @Test("slots that go one by one are one line, votes stand with their election")
    func timeline() throws {
        let store = try FactStore()
        try store.add([Self.quality(1)])
        let (one, two) = ("10.0.0.1:7000", "10.0.0.2:7000")
        try store.add(
            (1...9).map { event($0, "slots_gained", one, two, slots: "\($0)") } + [
                event(10, "resync_unknown", one, two), event(11, "election", two, one), event(12, "vote", one, two),
            ]
        )
        try store.add([
            BusElectionFact(
                node: two,
                id: "x",
                epoch: 7,
                isManual: false,
                askedAt: "2026-11-25T20:13:11.000000Z",
                askedFrame: 111,
                file: "a.pcap",
                requests: 2,
                votes: 1,
                masters: 3,
                majority: 2,
                outcome: "lost"
            )
        ])
        let short = try text(store)
        #expect(short.contains("10.0.0.1:7000 from 10.0.0.2:7000  slots in 9 steps  epoch 7"), "\(short)")
        #expect(short.contains("1 of 3 vote, lost"))
        #expect(short.contains("look         frame.number in {101, 111}"))
        let long = try text(store, verbose: true)
        #expect(long.contains("resync unknown") && long.contains("vote  "))
    }

    @Test("what a strange snapshot says neither stops the report nor reaches the terminal raw")
    func hostile() throws {
        let store = try FactStore()
        let evil = "a\(HostileTextTests.hostile)b"
        try store.add([Self.quality(.max)])
        try store.add([
            CaptureFileFact(
                file: evil,
                frames: .max,
                bytes: .max,
                interfaces: .max,
                dropped: .max,
                unusable: .max,
                problem: evil
            ),
            CaptureFileFact(file: evil, frames: .max, bytes: .max, interfaces: .max, dropped: .max, unusable: .max),
        ])
        try store.add([event(1, evil, evil, evil, slots: evil), event(2, evil, evil, nil)])
        try store.add([
            TrafficKeyFact(
                key: evil,
                length: .max,
                slot: .max,
                reads: .max,
                writes: .max,
                firstFrame: .max,
                lastFrame: .max
            )
        ])
        for verbose in [false, true] {
            let text = try text(store, verbose: verbose)
            #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0.value == 0x202E })
        }
    }

    private static func quality(_ number: Int) -> CaptureQualityFact {
        CaptureQualityFact(
            frames: number,
            bytes: number,
            seconds: 1,
            cutFrames: number,
            timeReversals: number,
            notIP: number,
            notTCP: number,
            fragments: number,
            cutHeaders: number,
            unknownLinks: number,
            connections: number,
            respConnections: number,
            busConnections: number,
            replicationConnections: number,
            tlsConnections: number,
            otherConnections: number,
            silentConnections: number,
            holes: number,
            holeBytes: number,
            payloadBytes: number,
            midStream: number,
            oneSided: number,
            retransmissions: number,
            duplicates: number,
            outOfOrder: number,
            commands: number,
            replies: number,
            unpaired: number,
            busMessages: number,
            busDamaged: number,
            isComplete: true
        )
    }
}
