/// Writes times shortly before now as 13 decimal digits of milliseconds: two additions and three stores each.
struct PongStamp {
    static let digits = 13

    /// `0000` to `9999`, as they stand in memory.
    private static let endings: [UInt32] = (0..<10_000).map { number in
        [1, 10, 100, 1000].reduce(0) { $0 << 8 | UInt32(48 + number / $1 % 10) }
    }

    /// The first nine digits, as they stand in memory.
    private struct Start {
        let eight: UInt64
        let ninth: UInt8

        init(_ number: Int64) {
            var rest = number / 10
            var eight: UInt64 = 0
            for _ in 0..<8 {
                eight = eight << 8 | UInt64(48 + rest % 10)
                rest /= 10
            }
            self.eight = eight
            ninth = UInt8(48 + number % 10)
        }
    }

    private let current: Start
    /// The one of ten seconds before.
    private let previous: Start
    /// The last four digits of now.
    private let rest: Int
    private let endings = Self.endings

    /// - Parameter now: milliseconds since 1970.
    init(_ now: Int64) {
        current = Start(now / 10_000)
        previous = Start(now / 10_000 - 1)
        rest = Int(now % 10_000)
    }

    /// Writes 13 bytes.
    ///
    /// - Parameter age: milliseconds before now, less than ten thousand.
    func write(age: Int, to target: UnsafeMutableRawPointer) {
        let isOlder = age > rest
        let start = isOlder ? previous : current
        target.storeBytes(of: start.eight, as: UInt64.self)
        target.storeBytes(of: start.ninth, toByteOffset: 8, as: UInt8.self)
        target.storeBytes(of: endings[rest - age + (isOlder ? 10_000 : 0)], toByteOffset: 9, as: UInt32.self)
    }
}
