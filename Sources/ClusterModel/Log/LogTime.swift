/// The time of a log line, as far as the line tells it.
package struct LogTime: Sendable, Hashable {
    /// Nil in logs of Redis 3.0 to 4.0, which leave the year out.
    package var year: Int?
    package var month: Int
    package var day: Int
    package var hour: Int
    package var minute: Int
    package var second: Int
    package var millisecond: Int
    /// Distance to UTC as written, `+01:00` or `Z`; nil where the log gives the server's local time.
    package var zone: String?

    /// Seconds on the log's own clock: two of them can be subtracted, whatever the zone.
    ///
    /// Without a year they count within one leap year, so that 29 February has a place.
    package var clock: Int {
        LogTime.days(year ?? 2000, month, day) * 86_400 + hour * 3600 + minute * 60 + second
    }

    /// Unix time; nil without a year or without a zone.
    package var unix: Int? {
        guard year != nil, let zone else { return nil }
        if zone == "Z" { return clock }
        let digits = zone.utf8.dropFirst().compactMap { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
        }
        guard digits.count == 4 else { return nil }
        let distance = (digits[0] * 10 + digits[1]) * 3600 + (digits[2] * 10 + digits[3]) * 60
        return zone.hasPrefix("-") ? clock + distance : clock - distance
    }

    /// RFC 3339; without a year `--11-22T21:24:50.972`, and without a zone where the log gives none.
    package var text: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
        }
        let date = (year.map { padded($0, 4) } ?? "-") + "-\(padded(month, 2))-\(padded(day, 2))"
        let time = "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2)).\(padded(millisecond, 3))"
        return "\(date)T\(time)\(zone ?? "")"
    }

    /// Days since 1 January 1970 in the Gregorian calendar.
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let ofEra = shifted - era * 400
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }
}

extension LogTime {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// `22 Nov 2026 21:28:36.404`, `22 Nov 21:24:50.972`, `2026-11-25T18:44:51.052+00:00` or milliseconds since 1970.
    init?(_ text: Bytes) {
        let words = text.split(separator: UInt8(ascii: " "))
        switch words.count {
        case 4: self.init(day: words[0], month: words[1], year: words[2], time: words[3])
        case 3: self.init(day: words[0], month: words[1], year: nil, time: words[2])
        case 1: self.init(word: words[0])
        default: return nil
        }
    }

    init?(day: Bytes, month: Bytes, year: Bytes?, time: Bytes) {
        guard let day: Int = day.integer(), (1...31).contains(day),
            let month = LogTime.months.firstIndex(of: month.text)
        else { return nil }
        var number: Int?
        if let year {
            guard let value: Int = year.integer(), (1970...9999).contains(value) else { return nil }
            number = value
        }
        self.init(year: number, month: month + 1, day: day, hour: 0, minute: 0, second: 0, millisecond: 0)
        guard read(time) == nil else { return nil }
    }

    /// A time that is one word.
    init?(word: Bytes) {
        if let (date, time) = word.cut(atFirst: UInt8(ascii: "T")) {
            let parts = date.split(separator: UInt8(ascii: "-"))
            guard parts.count == 3, let year: Int = parts[0].integer(), (1970...9999).contains(year),
                let month: Int = parts[1].integer(), (1...12).contains(month),
                let day: Int = parts[2].integer(), (1...31).contains(day)
            else { return nil }
            self.init(year: year, month: month, day: day, hour: 0, minute: 0, second: 0, millisecond: 0)
            guard let rest = read(time) else { return nil }
            zone = rest
        } else {
            guard word.count >= 12, let milliseconds: Int = word.integer(),
                (0..<253_402_300_800_000).contains(milliseconds)
            else { return nil }
            self.init(unixMilliseconds: milliseconds)
        }
    }

    /// From `HH:MM:SS.mmm` and a zone, which is given back; nil also where no zone follows.
    ///
    /// What is no time leaves hour, minute and second at values that no clock shows.
    private mutating func read(_ time: Bytes) -> String? {
        let digits = Array(time.prefix(12))
        let rest = time.dropFirst(12)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= digits.count else { return nil }
            return digits[range].reduce(0 as Int?) { sum, byte in
                guard let sum, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                return sum * 10 + Int(byte - UInt8(ascii: "0"))
            }
        }
        guard digits.count == 12, let hour = number(0..<2), let minute = number(3..<5), let second = number(6..<8),
            let millisecond = number(9..<12), hour < 24, minute < 60, second < 61
        else { return "?" }
        (self.hour, self.minute, self.second, self.millisecond) = (hour, minute, second, millisecond)
        return rest.isEmpty ? nil : rest.text
    }

    private init(unixMilliseconds: Int) {
        let seconds = unixMilliseconds / 1000
        let days = seconds / 86_400 + 719_468
        let era = days / 146_097
        let ofEra = days - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * ofYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: ofYear - (153 * shifted + 2) / 5 + 1,
            hour: seconds % 86_400 / 3600,
            minute: seconds % 3600 / 60,
            second: seconds % 60,
            millisecond: unixMilliseconds % 1000,
            zone: "Z"
        )
    }
}
