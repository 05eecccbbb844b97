/// What can be done about a finding: the offer as the report showed it.
///
/// Passwords stand as `<masterauth>`.
package struct FixFact: Fact {
    package var finding: String
    package var available: Bool
    package var risk: String
    package var advice: String?
    package var step: Int?
    package var target: String?
    package var command: String?
    package var undo: String?

    package init(
        finding: String,
        available: Bool,
        risk: String,
        advice: String? = nil,
        step: Int? = nil,
        target: String? = nil,
        command: String? = nil,
        undo: String? = nil
    ) {
        self.finding = finding
        self.available = available
        self.risk = risk
        self.advice = advice
        self.step = step
        self.target = target
        self.command = command
        self.undo = undo
    }

    package static let table = FactTable<Self>(
        "fix_step",
        "What can be done about a finding, as the scan reported it: a row for each step, or one without a step.",
        columns: [
            .text("finding", \.finding, "Id of the finding."),
            .integer("available", \.available, "1 if rcdoctor fix can do it."),
            .text("risk", \.risk, "safe, disruptive, destructive or manual."),
            .text("advice", \.advice, "What a person must do."),
            .integer("step", \.step, "Number of the step, from 1."),
            .text("target", \.target, "Address of the node."),
            .text("command", \.command, "Command; passwords stand as <masterauth>."),
            .text("undo", \.undo, "Command that takes it back."),
        ]
    )
}
