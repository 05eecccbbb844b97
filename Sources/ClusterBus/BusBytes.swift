import ClusterModel

// Callers check the length first: these are the inner reads of the decoders, on memory that is not theirs.
extension UnsafeRawBufferPointer {
    /// A big-endian number, as all numbers of the bus are.
    func number<Number: FixedWidthInteger>(at offset: Int, as _: Number.Type = Number.self) -> Number {
        Number(bigEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
    }

    /// The bytes from `offset` on, at most `length` of them; nothing where the memory ends before.
    func piece(_ offset: Int, _ length: Int) -> UnsafeRawBufferPointer {
        guard offset >= 0, length >= 0, offset < count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(rebasing: self[offset..<(offset + Swift.min(length, count - offset))])
    }

    /// A node id; nil where the field holds none (zeroes) or anything else.
    func nodeID(at offset: Int) -> NodeID? { NodeID(bytes: piece(offset, BusLayout.idLength)) }

    /// The text of a field that is padded with NUL.
    func text(at offset: Int, _ length: Int) -> String {
        String(decoding: piece(offset, length).prefix { $0 != 0 }, as: UTF8.self)
    }

    /// Whether the signature `RCmb` stands here.
    func isSigned(at offset: Int = 0) -> Bool {
        count - offset >= 4 && number(at: offset, as: UInt32.self) == BusEnvelope.signature
    }

    /// Where the next `RCmb` starts, or the first bytes of one that the end of the memory cuts; `count` if none does.
    func firstSignature(from start: Int) -> Int {
        let initial = UInt8(ascii: "R")
        var index = start
        while index < count {
            guard let found = self[index...].firstIndex(of: initial) else { return count }
            let tail = count - found
            if tail >= 4 {
                if isSigned(at: found) { return found }
            } else if self[found...].elementsEqual("RCmb".utf8.prefix(tail)) {
                return found
            }
            index = found + 1
        }
        return count
    }
}
