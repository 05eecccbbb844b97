import TestSupport

@testable import Capture

/// The same random numbers in each run (SplitMix64), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// What can happen to a packet on its way into a capture.
enum Damage: String, CaseIterable, Sendable {
    case dropped, duplicated, reordered, truncated

    /// Does it to a share of the frames.
    func applied(to frames: [CaptureBuilder.Frame], share: Double, _ random: inout SeededGenerator) -> [CaptureBuilder
        .Frame]
    {
        var result: [CaptureBuilder.Frame] = []
        for frame in frames {
            guard Double.random(in: 0..<1, using: &random) < share else {
                result.append(frame)
                continue
            }
            switch self {
            case .dropped: break
            case .duplicated: result += [frame, frame]
            case .truncated:
                var frame = frame
                frame.bytes = Array(frame.bytes.prefix(Int.random(in: 54...max(54, frame.bytes.count), using: &random)))
                result.append(frame)
            case .reordered:
                let place = max(0, result.count - Int.random(in: 1...3, using: &random))
                result.insert(frame, at: place)
            }
        }
        return result
    }
}

/// What a capture's requests were paired with.
struct Pairing {
    var pairs: [RequestReplyPair] = []
    var holes = 0
    var unpaired = 0
    var calls = 0
    var lostSteps = 0
    let summary: TrafficSummary

    init(_ frames: [CaptureBuilder.Frame]) {
        var engine = TrafficEngine()
        engine.pairs = []
        for (index, frame) in frames.enumerated() {
            frame.bytes.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                var packet = Packet(in: base)
                packet.captured = bytes.count
                packet.length = frame.length
                packet.time = frame.time
                packet.link = 1
                packet.frame = index + 1
                engine.take(packet)
            }
        }
        engine.finish()
        summary = engine.summary(files: [], isWhole: true)
        pairs = engine.pairs ?? []
        holes = summary.quality.holes
        unpaired = summary.quality.unpaired
        calls = summary.commands.reduce(0) { $0 + $1.calls }
        lostSteps = summary.flows.reduce(0) { $0 + $1.lostSteps }
    }
}

/// Clients of several habits, their requests and replies cut into segments in many ways; every reply is unlike.
struct RandomTraffic {
    var capture = CaptureBuilder()
    private(set) var requests = 0
    private var random: SeededGenerator

    init(seed: UInt64, connections: Int = 6, turns: Int = 30, serverPort: UInt16 = 7000) {
        random = SeededGenerator(seed)
        var scripts: [TCPScript] = []
        for index in 0..<connections {
            // Close to the end of the sequence numbers, so that they wrap.
            let clientStart: UInt32 = index % 2 == 0 ? 4_294_960_000 : 5
            let serverStart: UInt32 = index % 3 == 0 ? 4_294_965_000 : 77
            let port = UInt16(40000 + index)
            scripts.append(
                TCPScript(
                    clientPort: port,
                    serverPort: serverPort,
                    clientStart: clientStart,
                    serverStart: serverStart
                )
            )
        }
        for index in scripts.indices { scripts[index].handshake(&capture) }
        for _ in 0..<turns {
            for index in scripts.indices { turn(&scripts[index], habit: index % 3) }
        }
        for index in scripts.indices { scripts[index].close(&capture) }
    }

    /// Habit 0: one request, one reply; 1: pipelines; 2: values of many sizes, in small segments.
    private mutating func turn(_ script: inout TCPScript, habit: Int) {
        let depth = habit == 1 ? Int.random(in: 1...8, using: &random) : 1
        var request: [UInt8] = []
        var reply: [UInt8] = []
        for _ in 0..<depth {
            requests += 1
            let size = habit == 2 ? Int.random(in: 0...5000, using: &random) : 3
            let text = "\(requests):" + String(repeating: "x", count: size)
            request += TCPScript.command("SET", "key:\(requests)", habit == 2 ? text : "v")
            reply += Array("$\(text.utf8.count)\r\n\(text)\r\n".utf8)
        }
        send(request, &script, isRequest: true, small: habit == 2)
        send(reply, &script, isRequest: false, small: habit == 2)
    }

    private mutating func send(_ bytes: [UInt8], _ script: inout TCPScript, isRequest: Bool, small: Bool) {
        var start = 0
        while start < bytes.count {
            let size =
                small || Int.random(in: 0..<4, using: &random) == 0 ? Int.random(in: 1...1460, using: &random) : 60_000
            let piece = Array(bytes[start..<min(start + size, bytes.count)])
            if isRequest { script.request(&capture, piece) } else { script.reply(&capture, piece) }
            start += piece.count
        }
    }
}
