import Glibc

/// The programs of this build, which lie beside the test bundle.
package enum BuiltBinary {
    package static func path(of name: String = "rcdoctor") throws -> String {
        for argument in CommandLine.arguments {
            guard let slash = argument.lastIndex(of: "/") else { continue }
            let candidate = argument[..<slash] + "/\(name)"
            if access(String(candidate), X_OK) == 0 { return String(candidate) }
        }
        throw TestFailure("no \(name) beside the test bundle \(CommandLine.arguments.first ?? ""); build it first")
    }
}
