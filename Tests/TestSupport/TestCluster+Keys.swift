import ClusterModel
import RESP

extension TestCluster {
    /// A key of this slot: `{n}` where n hashes to it.
    package static func key(inSlot slot: Int) -> String {
        for number in 0... where HashSlot.of(key: String(number)) == slot { return "{\(number)}" }
        return ""
    }

    /// Writes so many keys, each to the master that owns its slot. Values are `value of KEY`.
    @discardableResult
    package func writeKeys(_ count: Int, password: String? = nil) throws -> [String] {
        let keys = (0..<count).map { "key:\($0)" }
        for (member, keys) in try owners(of: keys, password) {
            let replies = try member.askAll(keys.map { ["SET", $0, "value of \($0)"] }, password: password)
            guard replies.allSatisfy(\.isOK) else { throw TestFailure("\(member.name) did not take all keys") }
        }
        return keys
    }

    /// Which of the keys that `writeKeys` wrote are missing at the masters that own their slots.
    package func lostKeys(_ keys: [String], password: String? = nil) throws -> [String] {
        try owners(of: keys, password).flatMap { member, keys in
            try missing(keys, at: member, password: password)
        }
    }

    /// Which of them are missing at a member, be it master or replica.
    package func missing(_ keys: [String], at member: ClusterMember, password: String? = nil) throws -> [String] {
        let values = try member.askAll([["READONLY"]] + keys.map { ["GET", $0] }, password: password).dropFirst()
        return zip(keys, values).filter { $1.string != "value of \($0)" }.map { key, _ in key }
    }

    /// Which of the keys belong to each shard's master.
    package func owners(of keys: [String], _ password: String? = nil) throws -> [ClusterMember: [String]] {
        var owners: [ClusterMember: [String]] = [:]
        for member in try masters(password: password) {
            let slots = try view(of: member, password: password).myself?.slots ?? SlotSet()
            owners[member] = keys.filter { slots.contains(HashSlot.of(key: $0)) }
        }
        guard owners.values.joined().count == keys.count else { throw TestFailure("some keys belong to no master") }
        return owners
    }
}
