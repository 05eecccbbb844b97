/// Damage to bytes, the same in each run: cut, overwritten, repeated, swapped, and numbers made extreme.
package struct ByteDamage {
    private var random: SeededGenerator

    package init(_ seed: UInt64) { random = SeededGenerator(seed) }

    package mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 4: bytes.removeSubrange(place...)
            default: bytes.replaceSubrange(place..<place, with: Array("99999999999999999999".utf8))
            }
        }
        return bytes
    }
}
