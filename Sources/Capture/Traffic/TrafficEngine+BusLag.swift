import ClusterBus
import ClusterModel

/// Pings and their pongs: each half of a connection asks, and the other one answers.
extension TrafficEngine {
    /// After a hole nobody knows what was answered.
    func forgetPings(_ flow: UnsafeMutablePointer<Flow>) {
        flow.pointee.busPing0 = 0
        flow.pointee.busPing1 = 0
    }

    /// Where a member that others hold for unwell listens.
    mutating func notePort(_ entry: BusGossip, _ subject: NodeID) {
        guard bus.ports.count < BusWatch.limit else { return }
        let port = entry.busPort ?? (entry.port < 55_536 ? entry.port + 10_000 : 0)
        if port != 0 { bus.ports[BusPort(ip: entry.ip, port: port)] = subject }
    }

    mutating func noteHeartbeat(
        _ type: BusMessageType,
        _ id: NodeID,
        _ flow: UnsafeMutablePointer<Flow>,
        _ direction: Int,
        _ moment: Moment
    ) {
        if type == .ping {
            // A second ping before the answer does not start the wait anew.
            if direction == 0 {
                if flow.pointee.busPing0 == 0 { flow.pointee.busPing0 = moment.time }
            } else if flow.pointee.busPing1 == 0 {
                flow.pointee.busPing1 = moment.time
            }
            return
        }
        guard type == .pong else { return }
        let asked = direction == 0 ? flow.pointee.busPing1 : flow.pointee.busPing0
        if direction == 0 { flow.pointee.busPing1 = 0 } else { flow.pointee.busPing0 = 0 }
        guard asked != 0, moment.time >= asked, bus.lags.count < BusWatch.limit || bus.lags[id] != nil else { return }
        let wait = moment.time - asked
        var lag = bus.lags[id] ?? BusLag()
        lag.count += 1
        lag.sum += wait
        if wait >= lag.maximum {
            lag.maximum = wait
            lag.maximumFrame = moment.frame
            lag.maximumTime = moment.time
            lag.stream = flow.pointee.stream
        }
        bus.lags[id] = lag
    }
}
