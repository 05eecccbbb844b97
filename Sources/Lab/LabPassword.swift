package import ClusterModel

/// The passwords that faults set: documented, so that everybody can look into a broken lab.
package enum LabPassword {
    package static let usual = Secret("tutorial")
    /// What one node has in place of the usual one, and what replicas present when theirs is wrong.
    package static let other = Secret("not-the-tutorial")

    /// What to try on a node, the likeliest first; nil is no password at all.
    static func candidates(configured: Secret?) -> [Secret?] {
        let known: [Secret?] = [usual, other]
        return [configured] + known.filter { $0 != configured }
    }
}
