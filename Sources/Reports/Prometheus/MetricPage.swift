/// Metrics in Prometheus' text format.
struct MetricPage {
    typealias Label = (String, String)
    typealias Sample = (labels: [Label], value: Double)

    private(set) var text = ""
    /// Labels that every sample bears.
    private let common: [Label]

    init(common: [Label]) {
        self.common = common
    }

    /// A metric without a sample is left out: a help line alone would say nothing.
    mutating func gauge(_ name: String, _ help: String, _ samples: [Sample]) {
        guard !samples.isEmpty else { return }
        text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
        for sample in samples {
            let labels = (common + sample.labels).map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
            let isWhole = sample.value == sample.value.rounded() && sample.value.magnitude < 1e15
            text += "\(name){\(labels)} \(isWhole ? "\(Int(sample.value))" : "\(sample.value)")\n"
        }
    }

    private static func escaped(_ value: String) -> String {
        TerminalText.clean(value).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
            "\n",
            with: "\\n"
        )
    }
}
