import ArgumentParser

/// A time as an operator writes it: `30s`, `2m`, `1.5` for seconds.
struct TimeSpan: ExpressibleByArgument {
    let seconds: Double

    init?(argument: String) {
        let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1)]
        for (unit, factor) in units where argument.hasSuffix(unit) {
            guard let number = Double(argument.dropLast(unit.count)), number > 0, number * factor <= 86_400 else {
                return nil
            }
            seconds = number * factor
            return
        }
        return nil
    }
}
