import Facts
import Foundation
import RuleFormat
import SampleCluster
import TestSupport
import Testing

@testable import Reports

/// The page in a real browser; skipped where Chromium is not installed.
@Suite(.serialized, .enabled(if: Browser.path != nil, "there is no chromium here: apt-get install chromium"))
struct BrowserTests {
    @Test(
        "nothing is fetched, no error, the pictures are there, the filter works, labels and contrast are right",
        arguments: Browser.Look.allCases
    )
    func page(look: Browser.Look) async throws {
        let store = try PictureSamples.cluster(shards: look == .phone ? 150 : 3)
        let evil = "<script>document.title='pwned'</script>\u{202E}" + String(repeating: "x", count: 10_000) + ":1"
        try store.add([SecretFact(node: "h2:2", name: "masterauth", isSet: false)])
        try store.add([NodeFact.sample(evil), NodeFact.sample("h9:9")])
        try store.add([SecretFact(node: evil, name: "masterauth", isSet: false)])
        try store.add([ReplicaLinkFact(node: evil, master: evil, status: "down", neverConnected: true, syncing: false)])
        var report = try SampleReport.report(store)
        report.facts = store
        if look == .dark { report.language = .chinese }
        let result = try await Browser.inspect(try HTMLReport(report).text, look)
        #expect(result.console == [], "\(look)")
        #expect(result.findings == [], "\(look)")
        #expect(result.title.hasPrefix("rcdoctor: \(look == .dark ? "有严重问题" : "critical")"))
    }
}

/// A headless Chromium that loads a page, lets a script look at it, and hands over what the script saw.
enum Browser {
    enum Look: CaseIterable {
        case light, dark, phone
    }

    struct Result {
        /// What the script found wrong.
        let findings: [String]
        /// Errors and warnings of the console.
        let console: [String]
        let title: String
    }

    static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    static func inspect(_ page: String, _ look: Look) async throws -> Result {
        let folder = try TemporaryFolder("page")
        defer { folder.remove() }
        let nonce = try #require(page.firstMatch(of: /nonce-([0-9a-z]+)/)).1
        let watched = page.replacing("</body>", with: "<script nonce=\"\(nonce)\">\(script)</script></body>")
        try folder.write(watched, to: "page.html")
        var arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--user-data-dir=\(folder.path)/profile", "--enable-logging=stderr", "--virtual-time-budget=4000",
            "--window-size=\(look == .phone ? "500,900" : "1200,900")", "--dump-dom",
        ]
        if look == .dark { arguments.append("--blink-settings=preferredColorScheme=0") }
        let run = try await ProgramRun.start(try #require(path), arguments + ["file://\(folder.path)/page.html"])
            .end(within: .seconds(120))
        let console = run.errors.split(separator: "\n").filter {
            // Chromium itself calls the network slow on a busy machine; the page has none.
            $0.contains("CONSOLE") && !$0.contains("source: chrome://") && !$0.contains("Slow network is detected")
        }.map(String.init)
        guard let found = run.output.firstMatch(of: /data-findings="([^"]*)"/)?.1,
            let title = run.output.firstMatch(of: /<title>([^<]*)<\/title>/)?.1
        else { throw TestFailure("the page's script did not run: \(run.output.suffix(500)) \(run.errors.suffix(500))") }
        return Result(
            findings: found.split(separator: "|").map(String.init),
            console: console,
            title: String(title)
        )
    }

    /// What a person would check by eye, and what axe checks.
    private static let script = """
        (() => {
          const wrong = [];
          const check = (holds, words) => { if (!holds) wrong.push(words.replace(/[|"<>&]/g, '.').slice(0, 160)); };
          const all = selector => Array.from(document.querySelectorAll(selector));
          const rest = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
          check(performance.getEntriesByType('resource').length === 0, 'something was fetched');
          check(['en', 'zh-CN'].includes(document.documentElement.lang), 'no language');
          const ids = all('[id]').map(e => e.id);
          check(new Set(ids).size === ids.length, 'an id stands twice');
          for (const link of all('a[href^="#"]')) check(ids.includes(link.hash.slice(1)), 'no target ' + link.hash);
          check(all('.slots rect').length > 3, 'no slot strip');
          check(all('.card svg path.broken').length === 1, 'no broken link drawn');
          for (const svg of all('svg:not([aria-hidden])')) check(svg.getAttribute('aria-label'), 'picture without words');
          for (const input of all('input')) check(input.labels.length === 1, 'input without label');
          for (const button of all('button')) check(button.textContent.trim() && !button.hidden, 'button without words');
          const levels = all('h1,h2,h3,h4').map(h => Number(h.tagName[1]));
          check(levels.every((l, i) => i === 0 || l - levels[i - 1] <= 1), 'a heading level is left out');
          check(all('[tabindex]').every(e => e.tabIndex === 0), 'focus order is not the reading order');
          check(document.documentElement.scrollWidth <= window.innerWidth + 1,
            'the page is wider than the window: ' + document.documentElement.scrollWidth + ' of ' + window.innerWidth);
          const search = document.getElementById('search');
          const visible = () => all('.problem').filter(p => !p.hidden).length;
          const whole = visible();
          const type = text => { search.value = text; search.dispatchEvent(new Event('input')); };
          check(whole > 0, 'no problem shown');
          type('nosuchword');
          check(visible() === 0, 'the search hides nothing');
          type('H2:2 masterauth');
          check(visible() === 1, 'the search does not find a node');
          type('');
          for (const box of all('.severity-box')) box.click();
          check(visible() === 0, 'the severities hide nothing');
          for (const box of all('.severity-box')) box.click();
          check(visible() === whole, 'the severities do not show again');
          for (const detail of all('details')) detail.open = true;
          const numbers = color => (color.match(/[\\d.]+/g) || []).map(Number);
          const light = color => numbers(color).slice(0, 3).map(v => v / 255)
            .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => {
            for (let e = element; e; e = e.parentElement) {
              const color = getComputedStyle(e).backgroundColor;
              if (numbers(color).length === 3 || numbers(color)[3] > 0) return color;
            }
            return rest === 'dark' ? 'rgb(0,0,0)' : 'rgb(255,255,255)';
          };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          let seen = 0;
          while (walker.nextNode() && seen < 4000) {
            const text = walker.currentNode;
            const element = text.parentElement;
            if (!text.data.trim() || element.closest('script,style,title,.skip')) continue;
            seen += 1;
            const style = getComputedStyle(element);
            const front = light(element.closest('svg') ? style.fill : style.color);
            const back = light(behind(element));
            const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
            check(ratio >= 4.5, 'contrast ' + ratio.toFixed(1) + ' of ' + text.data.trim().slice(0, 30));
          }
          document.documentElement.dataset.findings = Array.from(new Set(wrong)).slice(0, 20).join('|');
        })();
        """
}
