import Diagnosis
import RuleFormat
import Rules

/// The report as one page that needs nothing else: no network, no second file, readable without its script, too.
package struct HTMLReport {
    let report: Report
    private let picture: ClusterPicture?
    private let nonce: String

    package init(_ report: Report) throws {
        self.report = report
        picture = try report.facts.flatMap { try ClusterPicture($0) }
        nonce = HTML.nonce()
    }

    package var text: String {
        """
        <!DOCTYPE html>
        <html lang="\(language.either("en", "zh-CN"))">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-\(nonce)'; \
        script-src 'nonce-\(nonce)'; img-src data:; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <link rel="icon" href="data:,">
        <title>rcdoctor: \(HTML.text(verdict)), \(HTML.text(targets))</title>
        <style nonce="\(nonce)">\(PageStyle.text)</style>
        </head>
        <body data-copy="\(copy)" data-copied="\(language.either("Copied", "已复制"))" \
        data-selected="\(language.either("Selected", "已选中"))">
        <a class="skip" href="#findings">\(language.either("Skip to the findings", "跳到发现"))</a>
        \(header)
        \(navigation)
        <main>
        \(FindingsSection(report: report).html)
        \(report.capture.map { CaptureSection(overview: $0, language: language).html } ?? "")
        \(drawings)
        \(RulesSection(report: report).html)
        </main>
        <footer>rcdoctor \(HTML.text(report.toolVersion)) · \
        \(language.say(.rules(report.diagnosis.outcomes.count))) · \
        \(language.either("no passwords are in this page", "本页不含任何密码"))</footer>
        <script nonce="\(nonce)">\(PageScript.text)</script>
        </body>
        </html>

        """
    }

    private var language: Language { report.language }

    private var copy: String { language.either("Copy", "复制") }

    private var verdict: String { language.say(.verdict(report.diagnosis.verdict)) }

    private var targets: String { String(report.source.targets.joined(separator: " ").prefix(200)) }

    private var header: String {
        let diagnosis = report.diagnosis
        let cluster = diagnosis.cluster
        let nodes: [(String, String)] = [
            (language.either("nodes answered", "应答的节点"), portion(cluster.reachable, cluster.nodes)),
            (language.say(.masters), "\(cluster.masters)"), (language.say(.replicas), "\(cluster.replicas)"),
            (language.either("slots served", "可服务的槽"), portion(cluster.slotsServed, 16384)),
            (language.either("cluster state", "集群状态"), cluster.state),
            (language.either("servers", "服务器"), cluster.version ?? language.either("unknown", "未知")),
        ]
        let scan = [
            (language.either("examined", "检查时间"), report.source.started),
            (language.either("took", "用时"), language.say(.seconds("\((report.source.seconds * 100).rounded() / 100)"))),
        ]
        // A capture tells nothing about nodes that were never asked.
        let facts = (report.capture == nil ? nodes : []) + scan
        let list = facts.map { "<div><dt>\($0.0)</dt><dd>\(HTML.name($0.1))</dd></div>" }.joined()
        return """
            <header>
            <p class="verdict \(diagnosis.verdict.rawValue)">\(HTML.text(verdict))</p>
            <h1>\(HTML.name(targets, limit: 120))</h1>
            <dl class="facts">\(list)</dl>
            </header>
            """
    }

    private func portion(_ some: Int, _ all: Int) -> String {
        language.either("\(some) of \(all)", "\(some) / \(all)")
    }

    private var navigation: String {
        var links = [("findings", language.either("Findings", "发现"))]
        if report.capture != nil { links.append(("capture", language.either("Capture", "抓包"))) }
        if let picture {
            links.append(("topology", language.either("Topology", "拓扑")))
            if !picture.shards.isEmpty { links.append(("slots", language.either("Slots", "槽"))) }
            if picture.views != nil { links.append(("views", language.either("Who sees whom", "谁看见谁"))) }
        }
        links.append(("rules", language.either("Rules", "规则")))
        let list = links.map { "<a href=\"#\($0.0)\">\($0.1)</a>" }.joined()
        return "<nav aria-label=\"\(language.either("Sections", "章节"))\">\(list)</nav>"
    }

    private var drawings: String {
        guard let picture else { return "" }
        return [
            TopologySection(picture: picture, language: language).html,
            SlotSection(picture: picture, language: language).html,
            picture.views.map { ViewSection(matrix: $0, language: language).html } ?? "",
        ].joined(separator: "\n")
    }
}
