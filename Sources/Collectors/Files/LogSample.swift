import ClusterModel
import Facts

/// A node's log, as far as its end goes.
struct LogSample: Sendable {
    /// A server that is refused by its master writes megabytes in a second, so only the end is read.
    static let limit = 2 << 20

    let node: String
    let file: String
    private var summary: LogSummary?
    private var size: Int?
    private var readBytes: Int?
    private(set) var trouble: FileTrouble?

    /// - Parameter limit: how many bytes at the end are read.
    init(node: String, file: String, view: FileView, limit: Int = LogSample.limit) {
        self.node = node
        self.file = file
        do throws(FileTrouble) {
            let (bytes, size, _) = try BoundedFile.tail(view.path(file), limit: limit)
            self.size = size
            readBytes = bytes.count
            summary = LogSummary(String(decoding: bytes, as: UTF8.self), isTail: bytes.count < size)
        } catch {
            trouble = error
        }
    }

    var isMissing: Bool { trouble?.isMissing == true }

    var fact: ServerLogFact {
        ServerLogFact(
            node: node,
            file: file,
            bytes: size,
            readBytes: readBytes,
            lines: summary?.lines,
            unparsed: summary?.unparsed,
            format: summary?.format?.rawValue,
            problem: trouble?.description
        )
    }

    var events: [LogEventFact] {
        guard let summary else { return [] }
        let isWhole = readBytes == size
        let start = summary[.started]?.line
        return summary.events.map { event in
            LogEventFact(
                node: node,
                file: file,
                kind: event.kind.rawValue,
                level: event.level?.rawValue,
                count: event.count,
                firstAt: event.first?.text,
                lastAt: event.last?.text,
                ageSeconds: event.last.flatMap(Self.age),
                recentCount: event.recent,
                sinceStart: start.map { event.line > $0 },
                subjectID: event.subject?.text,
                text: event.text,
                line: isWhole ? event.line : nil
            )
        }
    }

    /// Nil for a log without a year; a log without a zone is taken for one of this machine's zone.
    private static func age(_ time: LogTime) -> Int? {
        guard let year = time.year else { return nil }
        let moment =
            time.unix
            ?? FileClock.local(
                year: year,
                month: time.month,
                day: time.day,
                hour: time.hour,
                minute: time.minute,
                second: time.second
            )
        return max(0, FileClock.now - moment)
    }

    var collection: CollectionFact { CollectionFact(node: node, collector: .serverLog, trouble: trouble) }
}
