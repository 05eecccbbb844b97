import ClusterModel
import Foundation
import Reports

/// Prints a report and writes the files that were asked for.
struct ReportWriter {
    let flags: ReportFlags

    func write(_ report: Report) throws {
        var report = report
        report.language = flags.words.language
        for (format, path) in try flags.files() {
            let content = try data(report, format, plainStyle)
            do {
                try ReportFile.write(content, to: path)
            } catch {
                throw Failure(
                    .internalError,
                    "cannot write the report \(path): \(SystemReason.of(error)). What stood there stands there still."
                )
            }
        }
        Output.result(try data(report, flags.format, style))
    }

    /// For the terminal's report in a file.
    private var plainStyle: TerminalStyle {
        TerminalStyle(color: false, unicode: true, width: 100, language: flags.words.language)
    }

    var style: TerminalStyle {
        var style = TerminalStyle.detect(STDOUT_FILENO)
        style.language = flags.words.language
        switch flags.color {
        case .auto: break
        case .always: style.color = true
        case .never: style.color = false
        }
        return style
    }

    private func data(_ report: Report, _ format: ReportFlags.Format, _ style: TerminalStyle) throws -> Data {
        switch format {
        case .json: try JSONReport.data(report)
        case .jsonl: try JSONLinesReport.data(report)
        case .html: Data(try HTMLReport(report).text.utf8)
        case .markdown: Data(MarkdownReport(report).text.utf8)
        case .sarif: try SARIFReport.data(report)
        case .junit: Data(JUnitReport(report).text.utf8)
        case .prometheus: Data(PrometheusReport(report).text.utf8)
        case .terminal where flags.brief: Data(BriefReport(report, style: style).text.utf8)
        case .terminal: Data(TerminalReport(report, style: style, verbose: flags.verbose).text.utf8)
        }
    }
}
