import Foundation
import RuleFormat
import Rules

/// A capture: how far it can be believed, how long commands took, and what happened when.
struct CaptureSection {
    let overview: CaptureOverview
    let language: Language

    private static let eventsShown = 500

    var html: String {
        """
        <section id="capture" aria-labelledby="capture-title">
        <h2 id="capture-title">\(language.either("Capture", "抓包"))</h2>
        \(quality)
        \(latencies)
        \(TimeLanes(overview: overview, language: language).html)
        \(events)
        </section>
        """
    }

    private var quality: String {
        let line = overview.quality
        let facts = [
            (language.either("frames", "帧"), Formatter.grouped(line.number("frames"))),
            (language.either("commands", "命令"), Formatter.grouped(line.number("commands"))),
            (language.either("bus messages", "总线消息"), Formatter.grouped(line.number("bus_messages"))),
            (language.either("from", "开始"), line.text("first_at")), (language.either("to", "结束"), line.text("last_at")),
            (language.either("bytes missing", "缺失的字节"), Formatter.grouped(line.number("hole_bytes"))),
        ]
        let list = facts.map { "<div><dt>\($0.0)</dt><dd>\(HTML.name($0.1))</dd></div>" }.joined()
        return "<dl class=\"facts\">\(list)</dl>"
    }

    private var latencies: String {
        let rows = overview.commands.filter { $0.real("max_us") != nil }
        guard !rows.isEmpty else { return "" }
        let titles = [
            language.either("command", "命令"), language.either("calls", "次数"), language.either("errors", "错误"), "p50",
            "p99", language.either("longest", "最长"), language.either("on a logarithmic scale", "对数刻度"),
        ]
        let head = titles.map { "<th scope=\"col\">\($0)</th>" }.joined()
        let body = rows.map { row in
            let times = ["p50_us", "p99_us", "max_us"].map { row.real($0) }
            let cells = times.map { "<td>\(HTML.text(Self.words($0)))</td>" }.joined()
            return """
                <tr><th scope="row"><code>\(HTML.name(row.text("command"), limit: 40))</code></th>\
                <td>\(Formatter.grouped(row.number("calls")))</td><td>\(Formatter.grouped(row.number("errors")))</td>\
                \(cells)<td>\(Self.plot(times))</td></tr>
                """
        }
        let title = language.either("How long commands took", "命令耗时")
        return """
            <h3>\(title)</h3><div class="wide" tabindex="0" role="region" aria-label="\(title)"><table><thead><tr>\(head)\
            </tr></thead><tbody>\(body.joined(separator: "\n"))</tbody></table></div>
            """
    }

    private static func words(_ microseconds: Double?) -> String {
        guard let value = microseconds else { return "" }
        if value < 1000 { return "\(Int(value.rounded())) µs" }
        return value < 1_000_000 ? String(format: "%.1f ms", value / 1000) : String(format: "%.2f s", value / 1_000_000)
    }

    /// From the median to the longest, with the 99th percentile between; 1 µs stands left, 100 s right.
    private static func plot(_ times: [Double?]) -> String {
        func place(_ time: Double?) -> Int { Int(min(8, max(0, log10(max(1, time ?? 1)))) * 25) + 5 }
        let (median, high, longest) = (place(times[0]), place(times[1]), place(times[2]))
        return """
            <svg class="latency" width="210" height="14" aria-hidden="true"><path class="link" d="M\(median) 7 H\(longest)"/>\
            <circle class="well" cx="\(median)" cy="7" r="4"/><rect class="suspected" x="\(high - 2)" y="2" width="4" height="10"/>\
            <rect class="failed" x="\(longest - 1)" y="1" width="3" height="12"/></svg>
            """
    }

    private var events: String {
        guard !overview.events.isEmpty else { return "" }
        let titles = [
            language.either("time", "时间"), language.either("event", "事件"), language.either("node", "节点"),
            language.either("about", "对象"), language.either("slots", "槽"), language.either("epoch", "纪元"),
            language.either("frame", "帧"),
        ]
        let head = titles.map { "<th scope=\"col\">\($0)</th>" }.joined()
        let rows = overview.events.prefix(Self.eventsShown).map { event in
            let epoch = event.number("epoch")
            return """
                <tr><th scope="row">\(HTML.text(String(event.text("at").dropFirst(11).prefix(15))))</th>\
                <td>\(HTML.text(event.text("kind").replacing("_", with: " ")))</td><td>\(HTML.name(event.text("node")))</td>\
                <td>\(HTML.name(event.text("subject")))</td><td>\(HTML.name(event.text("slots"), limit: 40))</td>\
                <td>\(epoch > 0 ? "\(epoch)" : "")</td><td>\(event.number("frame"))</td></tr>
                """
        }
        let rest = overview.events.count - rows.count + overview.eventsLeftOut
        let more = rest > 0 ? "<p class=\"legend\">\(language.say(.moreLikeIt(rest)))</p>" : ""
        let title = language.either("What happened", "发生了什么")
        return """
            <h3>\(title)</h3><div class="wide" tabindex="0" role="region" aria-label="\(title)"><table class="events"><thead>\
            <tr>\(head)</tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table></div>\(more)
            """
    }
}
