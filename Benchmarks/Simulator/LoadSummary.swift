import RESP
import TestSupport

/// What a scan asked of the nodes: in the middle, and of the one that was asked most.
struct LoadSummary {
    struct Figure {
        let median: Int
        let most: Int

        init(_ values: [Int]) {
            let sorted = values.sorted()
            median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
            most = sorted.last ?? 0
        }

        func cell(dividedBy unit: Int = 1) -> String { "\(median / unit) (\(most / unit))" }
    }

    let commands: Figure
    let bytesRead: Figure
    let bytesWritten: Figure

    /// - Parameter before, after: commands, bytes read and bytes written of each node.
    init(before: [Int], after: [Int]) {
        let added = zip(before, after).map { $1 - $0 }
        func figure(_ first: Int) -> Figure { Figure(stride(from: first, to: added.count, by: 3).map { added[$0] }) }
        commands = figure(0)
        bytesRead = figure(1)
        bytesWritten = figure(2)
    }

    /// What the nodes of a simulator have counted so far.
    static func counts(port: Int) throws -> [Int] {
        // The first node's address, 127.1.0.1.
        var client = try NodeClient(port: port, address: 0x7F01_0001)
        let reply = try client.send([NodeAnswers.loadQuestion]).first
        return reply?.array?.compactMap(\.integer).map(Int.init) ?? []
    }
}
