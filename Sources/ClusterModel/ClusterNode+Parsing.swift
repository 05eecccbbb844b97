extension ClusterNode {
    /// Reads one line, noting what it could not understand; nil when the line has no node id or too few fields.
    ///
    /// `id address flags master ping-sent pong-received config-epoch link-state slot...`
    /// Source: `clusterGenNodeDescription` in `cluster.c` (`cluster_legacy.c` from 7.2 on).
    init?(line: Bytes, number: Int, problems: inout [ParseProblem]) {
        let fields = line.split(separator: UInt8(ascii: " "))
        guard let first = fields.first else { return nil }
        guard let id = NodeID(utf8: first) else {
            problems.note(number, .badNodeID(first.excerpt))
            return nil
        }
        guard fields.count >= 8 else {
            problems.note(number, .tooFewFields(fields.count))
            return nil
        }
        var words = ToldNode.Words(id: id)
        if !words.readAddress(fields[1]) { problems.note(number, .badAddress(fields[1].excerpt)) }
        words.readFlags(fields[2], number, &problems)
        if !fields[3].equals("-") {
            words.masterID = NodeID(utf8: fields[3])
            if words.masterID == nil { problems.note(number, .badNodeID(fields[3].excerpt)) }
        }
        let ping = Self.time(fields[4], "ping-sent", number, &problems)
        let pong = Self.time(fields[5], "pong-received", number, &problems)
        words.configEpoch = Self.time(fields[6], "config-epoch", number, &problems)
        words.linkConnected = fields[7].equals("connected")
        if !words.linkConnected && !fields[7].equals("disconnected") {
            problems.note(number, .badLinkState(fields[7].excerpt))
        }
        words.readSlots(fields[8...], number, &problems)
        self.init(told: ToldNode(words), pingSent: ping, pongReceived: pong)
    }

    /// A time or an epoch; 0, which means unknown for both, when it is no number.
    private static func time(
        _ text: Bytes,
        _ field: String,
        _ number: Int,
        _ problems: inout [ParseProblem]
    ) -> Int64 {
        if let value: Int64 = text.integer(), value >= 0 { return value }
        problems.note(number, .badNumber(field: field, text: text.excerpt))
        return 0
    }
}

extension ToldNode.Words {
    fileprivate mutating func readFlags(_ text: Bytes, _ number: Int, _ problems: inout [ParseProblem]) {
        for word in text.split(separator: UInt8(ascii: ",")) {
            if let flag = NodeFlags(word: word) {
                flags.insert(flag)
            } else {
                problems.note(number, .unknownFlag(word.excerpt))
            }
        }
    }

    fileprivate mutating func readSlots(_ fields: ArraySlice<Bytes>, _ number: Int, _ problems: inout [ParseProblem]) {
        for field in fields {
            if let range = SlotSet.range(field) {
                slots.insert(range)
            } else if let open = OpenSlot(field) {
                openSlots.append(open)
            } else {
                problems.note(number, .badSlots(field.excerpt))
            }
        }
    }
}
