import RESP

/// All values in some bytes that arrive in pieces.
func parse(_ pieces: [some Sequence<UInt8>], limits: RESPLimits = .server) throws(RESPError) -> [RESPValue] {
    var parser = RESPParser(limits: limits)
    var values: [RESPValue] = []
    for piece in pieces {
        parser.append(piece)
        while let value = try parser.nextValue() { values.append(value) }
    }
    return values
}

func parse(_ text: String, limits: RESPLimits = .server) throws(RESPError) -> [RESPValue] {
    try parse([text.utf8], limits: limits)
}
