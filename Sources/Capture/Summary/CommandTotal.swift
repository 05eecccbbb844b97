/// A command, over all clients and nodes.
package struct CommandTotal: Sendable {
    package let command: String
    package var calls = 0
    package var replies = 0
    package var errors = 0
    package var requestBytes = 0
    package var replyBytes = 0
    package var meanMicroseconds: Double?
    package var p50: Double?
    package var p90: Double?
    package var p99: Double?
    package var p999: Double?
    package var maximum: Double?
    package var maximumFrame: Int?
}

extension TrafficEngine {
    func commandTotals() -> [CommandTotal] {
        var places: [UInt16: [Int32]] = [:]
        for place in 0..<Int32(statistics.count) {
            places[statistics[place].pointee.command, default: []].append(place)
        }
        return places.sorted { $0.key < $1.key }.map { total($0.key, $0.value) }
    }

    private func total(_ command: UInt16, _ places: [Int32]) -> CommandTotal {
        var total = CommandTotal(command: commands.traits[Int(command)].name)
        let all = Histogram()
        defer { all.free() }
        var (timed, sum, maximum, isComplete) = (0, UInt64(0), UInt64(0), true)
        for place in places {
            let statistic = statistics[place].pointee
            total.calls += statistic.calls
            total.replies += statistic.replies
            total.errors += statistic.errors
            total.requestBytes += statistic.requestBytes
            total.replyBytes += statistic.replyBytes
            timed += statistic.timed
            sum &+= statistic.latencySum
            if statistic.timed > 0, statistic.latencyMaximum >= maximum {
                maximum = statistic.latencyMaximum
                total.maximumFrame = statistic.latencyMaximumFrame
            }
            if let histogram = statistic.histogram { all.add(histogram) } else { isComplete = false }
        }
        guard timed > 0 else { return total }
        total.meanMicroseconds = Double(sum) / Double(timed) / 1000
        total.maximum = Double(maximum) / 1000
        guard isComplete else { return total }
        func percentile(_ share: Double) -> Double? {
            all.percentile(share).map { min(Double($0), Double(maximum)) / 1000 }
        }
        total.p50 = percentile(0.5)
        total.p90 = percentile(0.9)
        total.p99 = percentile(0.99)
        total.p999 = percentile(0.999)
        return total
    }
}
