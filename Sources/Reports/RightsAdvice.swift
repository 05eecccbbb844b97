import Diagnosis
import Facts

/// The ACL rule that would let the user of a scan ask everything.
package enum RightsAdvice {
    private static let exact =
        "+ping +time +info +config|get +cluster|nodes +cluster|info +cluster|countkeysinslot"
    /// Before 7.0 rights for single subcommands are not dependable.
    private static let coarse = "+ping +time +info +config|get +cluster"

    /// Nil if no node refused anything for want of rights.
    static func line(_ diagnosis: Diagnosis) -> String? {
        let isRefused = diagnosis.collection.contains { $0.detail?.contains("NOPERM") == true }
        return isRefused ? line(version: diagnosis.cluster.version) : nil
    }

    /// - Parameter version: `Redis 7.0.15`; several are separated by commas.
    package static func line(version: String?) -> String {
        "ACL SETUSER NAME " + (version?.contains("Redis 6.") == true ? coarse : exact)
    }
}
