/// Where the fields of a full header stand; there are two versions, and all releases use one of them.
///
/// Source: `clusterMsg` in `cluster.h` of 3.0, 3.2 and 4.0 to 8; since 7.0 the servers assert these offsets when compiled.
struct BusLayout: Sendable, Hashable {
    let headerLength: Int
    let port: Int
    let flags: Int
    let state: Int
    let messageFlags: Int
    /// Fields that only version 1 has.
    let newer: Newer?

    struct Newer: Sendable, Hashable {
        let announcedIP: Int
        let extensionCount: Int
        let secondPort: Int
        let busPort: Int
    }

    static let idLength = 40
    static let ipLength = 46
    static let slotMapLength = 2048

    // The same in both versions.
    static let currentEpoch = 16
    static let configEpoch = 24
    static let replicationOffset = 32
    static let sender = 40
    /// Up to and with the sender: what a capture with a small snap length still holds.
    static let senderEnd = 80
    static let slotMap = 80
    static let master = 2128

    /// 3.0 and 3.2.
    static let version0 = BusLayout(
        headerLength: 2208,
        port: 2200,
        flags: 2202,
        state: 2204,
        messageFlags: 2205,
        newer: nil
    )

    /// 4.0 on, and Valkey.
    static let version1 = BusLayout(
        headerLength: 2256,
        port: 10,
        flags: 2250,
        state: 2252,
        messageFlags: 2253,
        newer: Newer(announcedIP: 2168, extensionCount: 2214, secondPort: 2246, busPort: 2248)
    )

    /// The layout of a version, nil for one that nobody knows yet.
    static func of(version: UInt16) -> BusLayout? {
        switch version {
        case 0: version0
        case 1: version1
        default: nil
        }
    }
}
