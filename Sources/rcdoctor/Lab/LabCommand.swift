import ArgumentParser

/// The practice cluster: a noun with verbs.
struct LabCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lab",
        abstract: "A practice cluster on this machine, to break and to heal.",
        discussion: """
            Starts six real servers on 127.0.0.1:9001 to 9006, three masters with one replica each, as small as the \
            tutorials build them. Break it on purpose, look at it, repair it:

              rcdoctor lab up                          start the six servers and form the cluster
              rcdoctor lab list                        which faults there are
              rcdoctor lab break masterauth-missing    inject one
              rcdoctor scan 127.0.0.1:9001             what is wrong, and why
              rcdoctor fix                             how to repair it; --apply does it
              rcdoctor lab down                        end the servers and remove their files

            It listens on this machine only, runs at low priority, and no file of it grows beyond 64 MB, so that \
            even a fault that fills logs does no harm. It needs redis-server or valkey-server \
            (apt-get install redis-server).
            """,
        subcommands: [
            LabUp.self, LabStatus.self, LabList.self, LabBreak.self, LabHeal.self, LabWrite.self, LabVerify.self,
            LabDown.self, LabHelper.self,
        ]
    )
}
