import RuleFormat

/// Who sees whom, as a table with a word in every cell that is not well.
struct ViewSection {
    let matrix: ViewMatrix
    let language: Language

    var html: String {
        let head = matrix.subjects.map { "<th scope=\"col\"><span>\(HTML.name($0, limit: 30))</span></th>" }.joined()
        let rows = matrix.lines.map { line in
            let cells = line.cells.map { "<td class=\"\($0.rawValue)\">\(word($0))</td>" }.joined()
            return "<tr><th scope=\"row\">\(observers(line))</th>\(cells)</tr>"
        }
        let body =
            matrix.subjects.isEmpty
            ? "<p>\(language.either("All \(matrix.leftOut) members are well in every view.", "全部 \(matrix.leftOut) 个成员在所有视图中都正常。"))</p>"
            : """
            <div class="wide" tabindex="0" role="region" aria-label="\(title)"><table class="views"><thead><tr>\
            <td></td>\(head)</tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table></div>
            """
        let rest =
            matrix.leftOut > 0 && !matrix.subjects.isEmpty
            ? "<p class=\"legend\">\(leftOut)</p>" : ""
        return """
            <section id="views" aria-labelledby="views-title">
            <h2 id="views-title">\(title)</h2>
            <p class="legend">\(legend)</p>
            \(body)\(rest)
            </section>
            """
    }

    private var title: String { language.either("Who sees whom", "谁看见谁") }

    private var legend: String {
        language.either(
            "A row is what a node believes of the others; nodes of one mind share a row.",
            "一行是一个节点对其他节点的看法；看法相同的节点合为一行。"
        )
    }

    private var leftOut: String {
        language.either(
            "\(matrix.leftOut) members that are well in every view have no column.",
            "\(matrix.leftOut) 个在所有视图中都正常的成员没有列出。"
        )
    }

    private func observers(_ line: ViewMatrix.Line) -> String {
        guard line.observers.count > 3 else {
            return line.observers.map { HTML.name($0, limit: 30) }.joined(separator: " ")
        }
        let (count, example) = (line.observers.count, HTML.name(line.observers[0], limit: 30))
        return language.either("\(count) nodes, for example \(example)", "\(count) 个节点，例如 \(example)")
    }

    private func word(_ cell: ViewMatrix.Cell) -> String {
        switch cell {
        case .itself: "·"
        case .ok: "ok"
        case .disconnected: language.either("no link", "无链接")
        case .pfail: "fail?"
        case .fail: "fail"
        case .noaddr: language.either("no address", "无地址")
        case .unknown: language.either("unknown", "不认识")
        case .handshake: language.either("handshake", "握手中")
        }
    }
}
