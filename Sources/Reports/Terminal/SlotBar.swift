import RuleFormat

/// The 16384 slots in one line: which are served, which are nobody's, and which two nodes claim.
struct SlotBar {
    private enum Cell: CaseIterable {
        case served, partly, unserved, disputed
    }

    private let cells: [Cell]
    private let style: TerminalStyle

    /// - Parameter width: columns that the bar takes.
    init(_ map: SlotMap, width: Int, style: TerminalStyle) {
        self.style = style
        // Of each cell: how many slots have an owner, and whether any has two.
        var owned = [Int](repeating: 0, count: width)
        var sizes = owned
        var disputed = [Bool](repeating: false, count: width)
        for segment in map.segments {
            for slot in segment.first...segment.last {
                let cell = slot * width / 16384
                sizes[cell] += 1
                switch segment.kind {
                case .owned(let shard): owned[cell] += map.deadShards.contains(shard) ? 0 : 1
                case .conflict: disputed[cell] = true
                case .gap: break
                }
            }
        }
        cells = owned.indices.map { cell in
            if disputed[cell] { return .disputed }
            return owned[cell] == sizes[cell] ? .served : owned[cell] == 0 ? .unserved : .partly
        }
    }

    var isWhole: Bool { cells.allSatisfy { $0 == .served } }

    var text: String {
        var text = ""
        var start = cells.startIndex
        for index in cells.indices where index + 1 == cells.count || cells[index + 1] != cells[index] {
            let cell = cells[index]
            text += painted(String(repeating: glyph(cell), count: index + 1 - start), cell)
            start = index + 1
        }
        return text
    }

    /// What the glyphs that occur mean.
    var legend: String {
        Cell.allCases.filter(cells.contains).map { cell in
            painted(glyph(cell), cell) + " " + style.say(.slotFate(fate(cell)))
        }.joined(separator: "   ")
    }

    private func fate(_ cell: Cell) -> Phrase.SlotFate {
        switch cell {
        case .served: .served
        case .partly: .partly
        case .unserved: .unserved
        case .disputed: .disputed
        }
    }

    private func glyph(_ cell: Cell) -> String {
        switch cell {
        case .served: style.unicode ? "█" : "#"
        case .partly: style.unicode ? "▒" : "+"
        case .unserved: style.unicode ? "░" : "."
        case .disputed: style.unicode ? "╳" : "X"
        }
    }

    private func painted(_ text: String, _ cell: Cell) -> String {
        switch cell {
        case .served: style.green(text)
        case .partly: style.painted(text, .warning)
        case .unserved, .disputed: style.painted(text, .error)
        }
    }
}
