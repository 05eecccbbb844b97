import Foundation

extension Lab {
    /// Ends all servers and, unless the folder is kept, removes what the lab made; returns how many it ended.
    @discardableResult
    package func down(keepFolder: Bool = false) async throws -> Int {
        await endHelpers()
        let extras = extraPorts
        let running = (ports.all + extras).filter { process($0) != nil }
        try await stop(ports.all + extras)
        try removeExtras()
        if !keepFolder { try folder.remove(ports) }
        return running.count
    }

    /// Ends the servers of these ports: SIGTERM, once more each second, SIGKILL after four.
    ///
    /// A server that writes its first AOF drops SIGTERM, and one that is frozen gets it only when it goes on.
    func stop(_ ports: [Int]) async throws {
        let started = ContinuousClock.now
        var left = ports.filter { process($0) != nil }
        var round = 0
        while !left.isEmpty, ContinuousClock.now - started < .seconds(4) {
            if round.isMultiple(of: 20) {
                for port in left {
                    signal(SIGTERM, port)
                    signal(SIGCONT, port)
                }
            }
            round += 1
            try await Task.sleep(for: .milliseconds(50))
            left = left.filter { process($0) != nil }
        }
        try await killLeft(left)
    }

    private func killLeft(_ ports: [Int]) async throws {
        for port in ports { signal(SIGKILL, port) }
        for _ in 0..<40 where ports.contains(where: { process($0) != nil }) {
            try await Task.sleep(for: .milliseconds(50))
        }
        if let port = ports.first(where: { process($0) != nil }), let pid = process(port)?.pid {
            throw LabError.didNotEnd(pid: pid)
        }
    }
}
