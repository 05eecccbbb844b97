import Diagnosis
import Facts

/// The ACL rule that would let the user of a scan ask everything.
package enum RightsAdvice {
    private static let exact =
        "+ping +time +info +dbsize +config|get +cluster|nodes +cluster|info +cluster|myid +cluster|countkeysinslot"
    /// Before 7.0 rights for single subcommands of CLUSTER are not dependable.
    private static let coarse = "+ping +time +info +dbsize +config|get +cluster"
    /// Subcommands that every server has since 6.0.
    private static let since6 = """
        +acl|list +acl|log +acl|whoami +client|list +command|count +latency|latest +memory|doctor +memory|stats \
        +module|list +slowlog|get
        """
    private static let since7 = "+cluster|links +cluster|shards +cluster|slots +function|list"
    /// What only newer ones have: a server that refuses these for want of rights knows them.
    private static let newer: [CollectorName: String] = [
        .commandLog: "+commandlog|get", .slotStats: "+cluster|slot-stats",
    ]

    /// Nil if no node refused anything for want of rights.
    static func line(_ diagnosis: Diagnosis) -> String? {
        let refused = diagnosis.collection.filter { $0.detail?.contains("NOPERM") == true }
        guard !refused.isEmpty else { return nil }
        let extra = Set(refused.compactMap { newer[$0.collector] }).sorted()
        return ([line(version: diagnosis.cluster.version)] + extra).joined(separator: " ")
    }

    /// - Parameter version: `Redis 7.0.15`; several are separated by commas.
    package static func line(version: String?) -> String {
        let rights = version?.contains("Redis 6.") == true ? "\(coarse) \(since6)" : "\(exact) \(since6) \(since7)"
        return "ACL SETUSER NAME \(rights)"
    }
}
