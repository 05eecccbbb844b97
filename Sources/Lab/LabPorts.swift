import ClusterModel

/// The six ports of a lab.
package struct LabPorts: Sendable, Hashable {
    /// The bus listens this far above the client port.
    static let busOffset = 10_000

    package let all: [Int]

    /// The tutorial's.
    package static let tutorial = LabPorts(checked: Array(9001...9006))

    private init(checked: [Int]) { all = checked }

    /// Reads `9001-9006` or `9001,9002,…`.
    package init(_ text: String) throws(LabError) {
        let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        var ports: [Int] = []
        if bounds.count == 2, let first = bounds[0], let last = bounds[1], first <= last, last - first < 6 {
            ports = Array(first...last)
        } else {
            ports = text.split(separator: ",").compactMap { Int($0) }
        }
        try self.init(ports, as: text)
    }

    init(_ ports: [Int], as text: String) throws(LabError) {
        let valid = ports.allSatisfy { (1...(65_535 - Self.busOffset)).contains($0) }
        let clash = Set(ports + ports.map { $0 + Self.busOffset }).count < 12
        guard ports.count == 6, valid, !clash else { throw LabError.badPorts(text) }
        all = ports
    }
}

extension LabPorts: CustomStringConvertible {
    package var description: String {
        let isRange = zip(all, all.dropFirst()).allSatisfy { $0 + 1 == $1 }
        if isRange, let first = all.first, let last = all.last { return "\(first)-\(last)" }
        return all.map(String.init).joined(separator: ",")
    }
}
