package import RuleFormat

/// One change of one file, of a cluster that does not run.
package struct FileStep: Sendable, Hashable {
    package enum Edit: Sendable, Hashable {
        /// The directive in this line gets another name.
        case rename(line: Int, from: String, to: String)
        /// A setting gets a value.
        case set(name: String, value: String)
        /// A password is copied from another setting, perhaps of another file: `masterauth` from `requirepass`.
        case copySecret(name: String, from: String, ofFile: String)
        /// A node's memory is written anew from a peer's.
        case rebuild(peer: String, port: Int)
    }

    package let rule: String
    package let finding: String
    package let title: String
    package let file: String
    package let edit: Edit
    package let risk: Risk

    /// What is changed, in words; a password is named only.
    package var words: String {
        switch edit {
        case .rename(let line, let from, let to): "line \(line): \(from) -> \(to)"
        case .set(let name, let value): "\(name) \(value)"
        case .copySecret(let name, let from, _): "\(name) <\(from)>"
        case .rebuild(let peer, _): "written anew from \(peer)"
        }
    }
}

/// What can be done about config files, and what is left for a person.
package struct FilePlan: Sendable {
    package var steps: [FileStep] = []
    package var advice: [RepairPlan.Advice] = []

    package var isEmpty: Bool { steps.isEmpty && advice.isEmpty }
}
