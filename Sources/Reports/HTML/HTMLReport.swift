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
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-\(nonce)'; \
        script-src 'nonce-\(nonce)'; img-src data:; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <link rel="icon" href="data:,">
        <title>rcdoctor: \(HTML.text(report.diagnosis.verdict.rawValue)), \(HTML.text(targets))</title>
        <style nonce="\(nonce)">\(PageStyle.text)</style>
        </head>
        <body>
        <a class="skip" href="#findings">Skip to the findings</a>
        \(header)
        \(navigation)
        <main>
        \(FindingsSection(report: report).html)
        \(drawings)
        \(RulesSection(report: report).html)
        </main>
        <footer>rcdoctor \(HTML.text(report.toolVersion)) · \(report.diagnosis.outcomes.count) rules · \
        no passwords are in this page</footer>
        <script nonce="\(nonce)">\(PageScript.text)</script>
        </body>
        </html>

        """
    }

    private var targets: String { String(report.source.targets.joined(separator: " ").prefix(200)) }

    private var header: String {
        let diagnosis = report.diagnosis
        let cluster = diagnosis.cluster
        let facts: [(String, String)] = [
            ("nodes answered", "\(cluster.reachable) of \(cluster.nodes)"),
            ("masters", "\(cluster.masters)"), ("replicas", "\(cluster.replicas)"),
            ("slots served", "\(cluster.slotsServed) of 16384"), ("cluster state", cluster.state),
            ("servers", cluster.version ?? "unknown"), ("examined", report.source.started),
            ("took", "\((report.source.seconds * 100).rounded() / 100) s"),
        ]
        let list = facts.map { "<div><dt>\($0.0)</dt><dd>\(HTML.name($0.1))</dd></div>" }.joined()
        return """
            <header>
            <p class="verdict \(diagnosis.verdict.rawValue)">\(HTML.text(diagnosis.verdict.rawValue))</p>
            <h1>\(HTML.name(targets, limit: 120))</h1>
            <dl class="facts">\(list)</dl>
            </header>
            """
    }

    private var navigation: String {
        var links = [("findings", "Findings")]
        if let picture {
            links.append(("topology", "Topology"))
            if !picture.shards.isEmpty { links.append(("slots", "Slots")) }
            if picture.views != nil { links.append(("views", "Who sees whom")) }
        }
        links.append(("rules", "Rules"))
        let list = links.map { "<a href=\"#\($0.0)\">\($0.1)</a>" }.joined()
        return "<nav aria-label=\"Sections\">\(list)</nav>"
    }

    private var drawings: String {
        guard let picture else { return "" }
        return [
            TopologySection(picture: picture).html, SlotSection(picture: picture).html,
            picture.views.map { ViewSection(matrix: $0).html } ?? "",
        ].joined(separator: "\n")
    }
}
