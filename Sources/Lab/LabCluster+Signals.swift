import Foundation

extension LabCluster {
    /// Ends servers as a crash would, all at the same moment.
    func crash(_ members: [LabMember]) {
        for member in members where lab.signal(SIGKILL, member.port) { did("kill -KILL", on: member) }
    }

    /// Freezes a server: connections are still accepted, but nobody answers.
    func freeze(_ member: LabMember) {
        if lab.signal(SIGSTOP, member.port) { did("kill -STOP", on: member) }
    }
}
