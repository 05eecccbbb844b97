extension ReplicationDecoder {
    /// Takes what the master sent next.
    package mutating func master(_ bytes: UnsafeRawBufferPointer, _ body: (ReplicationEvent) -> Void) {
        var index = 0
        while index < bytes.count {
            switch masterState {
            case .answers, .announced: readLine(bytes, &index, body)
            case .snapshot(let reader): readSnapshot(reader, bytes, &index, body)
            case .stream: readStream(bytes, &index, body)
            case .searching:
                let start = CommandSearch.start(in: bytes, from: index)
                streamedBytes += (start ?? bytes.count) - index
                index = start ?? bytes.count
                if start != nil { masterState = .stream }
            }
        }
    }

    private mutating func readLine(
        _ bytes: UnsafeRawBufferPointer,
        _ index: inout Int,
        _ body: (ReplicationEvent) -> Void
    ) {
        if lineLength == 0, bytes[index] == 0x0A {
            index += 1
            wait(.master, body)
            return
        }
        if lineLength == 0, bytes[index] == UInt8(ascii: "*") {
            // Commands without a word before: the first channel of Redis, or slots that move.
            beginStream(at: isSlotMigration ? nil : streamBase, body)
            return
        }
        let end = bytes[index...].firstIndex(of: 0x0A)
        let piece = bytes[index..<(end ?? bytes.count)]
        line += piece.prefix(Self.longestLine - line.count)
        lineLength += piece.count
        index = end.map { $0 + 1 } ?? bytes.count
        guard end != nil else { return }
        if line.last == 0x0D { line.removeLast() }
        let whole = line
        line.removeAll(keepingCapacity: true)
        lineLength = 0
        isWaiting[.master] = false
        answered(whole, body)
    }

    private static var longestLine: Int { 256 }

    /// A line from the master is complete.
    private mutating func answered(_ line: [UInt8], _ body: (ReplicationEvent) -> Void) {
        if line.first == UInt8(ascii: "$"), !line.starts(with: "$ENDOFF:".utf8) {
            announced(line.dropFirst(), body)
            return
        }
        let answer = ReplicationAnswer(line: line)
        if case .announced = masterState {} else { masterState = .answers }
        switch answer {
        case .fullResync(_, let offset):
            forget(through: { if case .psync = $0 { true } else { false } })
            streamBase = offset
            masterState = .announced
        case .snapshotEnd: masterState = .announced
        case .partialResync:
            forget(through: { if case .psync = $0 { true } else { false } })
            streamBase = asked.map { $0 - 1 }
        default: break
        }
        body(.answer(answer, to: nextRequest()))
        if case .partialResync = answer { beginStream(at: streamBase, body) }
    }

    private mutating func nextRequest() -> ReplicationRequest? {
        unanswered.isEmpty ? nil : unanswered.removeFirst()
    }

    /// Drops requests before the one that was certainly answered now, if it is there.
    private mutating func forget(through isAnswered: (ReplicationRequest) -> Bool) {
        guard let index = unanswered.firstIndex(where: { $0.map(isAnswered) ?? false }) else { return }
        unanswered.removeFirst(index)
    }

    /// `$length` or `$EOF:mark`.
    private mutating func announced(_ line: ArraySlice<UInt8>, _ body: (ReplicationEvent) -> Void) {
        // A snapshot after SYNC has no answer before it.
        if case .answers = masterState { unanswered.removeAll() }
        if line.starts(with: "EOF:".utf8), line.count == 44 {
            masterState = .snapshot(SnapshotReader(mark: Array(line.dropFirst(4))))
            body(.snapshotBegan(length: nil))
        } else if let length = StreamOffset.read(String(decoding: line, as: UTF8.self)) {
            masterState = .snapshot(SnapshotReader(length: length))
            body(.snapshotBegan(length: length))
            if length == 0 { endSnapshot(SnapshotReader(length: 0), body) }
        } else {
            masterState = .searching
            body(.lost(.master))
        }
    }

    private mutating func readSnapshot(
        _ reader: SnapshotReader,
        _ bytes: UnsafeRawBufferPointer,
        _ index: inout Int,
        _ body: (ReplicationEvent) -> Void
    ) {
        var reader = reader
        // The copy above and this state would both hold the reader's arrays.
        masterState = .answers
        let isEnd = reader.take(bytes, from: &index)
        if let head = reader.takeHead(isEnd: isEnd).flatMap({ SnapshotHead($0) }) { body(.snapshotHead(head)) }
        if isEnd { endSnapshot(reader, body) } else { masterState = .snapshot(reader) }
    }

    private mutating func endSnapshot(_ reader: SnapshotReader, _ body: (ReplicationEvent) -> Void) {
        body(.snapshotEnded(length: reader.length))
        beginStream(at: streamBase, body)
    }

    private mutating func beginStream(at base: Int?, _ body: (ReplicationEvent) -> Void) {
        streamBase = base
        streamedBytes = 0
        masterScanner.reset()
        masterState = .stream
        body(.streamBegan(offset: base))
    }

    private mutating func readStream(
        _ bytes: UnsafeRawBufferPointer,
        _ index: inout Int,
        _ body: (ReplicationEvent) -> Void
    ) {
        let start = index
        let step = masterScanner.take(bytes, from: &index)
        streamedBytes += index - start
        switch step {
        case .more: break
        case .keepAlive: wait(.master, body)
        case .command:
            streamedCommands += 1
            tell(body)
        case .broken:
            masterScanner.reset()
            masterState = .searching
            body(.lost(.master))
        }
    }

    /// Tells about the few commands of the stream that are no writes.
    private mutating func tell(_ body: (ReplicationEvent) -> Void) {
        guard let first = masterScanner.word(0).first else { return }
        switch first | 0x20 {
        case UInt8(ascii: "p") where masterScanner.isWord(0, "PING"): body(.stream(.ping, offset: streamOffset))
        case UInt8(ascii: "s") where masterScanner.isWord(0, "SELECT"):
            if let database = Int(masterScanner.text(1)) { body(.stream(.select(database), offset: streamOffset)) }
        case UInt8(ascii: "r") where masterScanner.isWord(0, "REPLCONF") && masterScanner.isWord(1, "GETACK"):
            body(.stream(.getAck, offset: streamOffset))
        case UInt8(ascii: "c") where masterScanner.isWord(0, "CLUSTER") && masterScanner.isWord(1, "SYNCSLOTS"):
            body(.slotMigration(.master, (2..<max(2, masterScanner.words)).map { masterScanner.text($0) }))
        default: break
        }
    }
}
