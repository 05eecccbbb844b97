/// Who sees whom, as a table with a word in every cell that is not well.
struct ViewSection {
    let matrix: ViewMatrix

    var html: String {
        let head = matrix.subjects.map { "<th scope=\"col\"><span>\(HTML.name($0, limit: 30))</span></th>" }.joined()
        let rows = matrix.lines.map { line in
            let cells = line.cells.map { "<td class=\"\($0.rawValue)\">\(Self.word($0))</td>" }.joined()
            return "<tr><th scope=\"row\">\(observers(line))</th>\(cells)</tr>"
        }
        let body =
            matrix.subjects.isEmpty
            ? "<p>All \(matrix.leftOut) members are well in every view.</p>"
            : """
            <div class="wide" tabindex="0" role="region" aria-label="Who sees whom"><table class="views"><thead><tr>\
            <td></td>\(head)</tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table></div>
            """
        let rest =
            matrix.leftOut > 0 && !matrix.subjects.isEmpty
            ? "<p class=\"legend\">\(matrix.leftOut) members that are well in every view have no column.</p>" : ""
        return """
            <section id="views" aria-labelledby="views-title">
            <h2 id="views-title">Who sees whom</h2>
            <p class="legend">A row is what a node believes of the others; nodes of one mind share a row.</p>
            \(body)\(rest)
            </section>
            """
    }

    private func observers(_ line: ViewMatrix.Line) -> String {
        guard line.observers.count > 3 else {
            return line.observers.map { HTML.name($0, limit: 30) }.joined(separator: " ")
        }
        return "\(line.observers.count) nodes, for example \(HTML.name(line.observers[0], limit: 30))"
    }

    private static func word(_ cell: ViewMatrix.Cell) -> String {
        switch cell {
        case .itself: "·"
        case .ok: "ok"
        case .disconnected: "no link"
        case .pfail: "fail?"
        case .fail: "fail"
        case .noaddr: "no address"
        case .unknown: "unknown"
        case .handshake: "handshake"
        }
    }
}
