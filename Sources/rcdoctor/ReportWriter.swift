import Foundation
import Reports

/// Prints a report and writes the files that were asked for.
struct ReportWriter {
    let flags: ReportFlags

    func write(_ report: Report) throws {
        for (format, path) in try flags.files() {
            let file = URL(fileURLWithPath: path)
            do {
                try data(report, format, TerminalStyle(color: false, unicode: true, width: 100))
                    .write(to: file, options: .atomic)
            } catch {
                throw Failure(.internalError, "cannot write the report \(path): \(error.localizedDescription)")
            }
        }
        FileHandle.standardOutput.write(try data(report, flags.format, style))
    }

    var style: TerminalStyle {
        var style = TerminalStyle.detect(STDOUT_FILENO)
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
        case .html: Data(try HTMLReport(report).text.utf8)
        case .markdown: Data(MarkdownReport(report).text.utf8)
        case .sarif: try SARIFReport.data(report)
        case .junit: Data(JUnitReport(report).text.utf8)
        case .prometheus: Data(PrometheusReport(report).text.utf8)
        case .terminal: Data(TerminalReport(report, style: style, verbose: flags.verbose).text.utf8)
        }
    }
}
