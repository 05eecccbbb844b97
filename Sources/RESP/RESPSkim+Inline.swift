extension RESPSkim {
    /// Finds the words of an inline command, quotes left around none of them; false if a byte is no text or quotes do
    /// not close.
    ///
    /// Escapes inside quotes are not undone: lengths count the bytes as they stand.
    package mutating func split(
        line: UnsafeRawPointer,
        _ count: Int,
        _ words: UnsafeMutablePointer<RESPWord>
    ) -> Bool {
        var index = 0
        var number = 0
        while true {
            while index < count, isSpace(line, index) { index += 1 }
            guard index < count else { break }
            var start = index
            var quote: UInt8 = 0
            var end = count
            while index < count {
                let byte = line.load(fromByteOffset: index, as: UInt8.self)
                if byte == 0 { return false }
                if quote != 0 {
                    if byte == quote {
                        // Behind a closing quote a word ends.
                        guard index + 1 >= count || isSpace(line, index + 1) else { return false }
                        quote = 0
                        end = index
                        index += 1
                        break
                    }
                    if byte == 0x5C { index += 1 }
                } else if byte == 0x22 || byte == 0x27 {
                    quote = byte
                    if index == start { start += 1 }
                } else if isSpace(line, index) {
                    end = index
                    break
                }
                index += 1
            }
            guard quote == 0 else { return false }
            if number < Self.wordLimit {
                words[number] = RESPWord(offset: start, length: max(0, min(end, count) - start))
            }
            number += 1
        }
        setLine(words: number)
        return true
    }

    private func isSpace(_ line: UnsafeRawPointer, _ index: Int) -> Bool {
        let byte = line.load(fromByteOffset: index, as: UInt8.self)
        return byte == 0x20 || byte >= 0x09 && byte <= 0x0D
    }
}
