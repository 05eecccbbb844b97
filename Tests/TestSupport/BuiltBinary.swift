import Glibc

/// The `rcdoctor` of this build, which lies beside the test bundle.
package enum BuiltBinary {
    package static func path() throws -> String {
        for argument in CommandLine.arguments {
            guard let slash = argument.lastIndex(of: "/") else { continue }
            let candidate = argument[..<slash] + "/rcdoctor"
            if access(String(candidate), X_OK) == 0 { return String(candidate) }
        }
        throw TestFailure("no rcdoctor beside the test bundle \(CommandLine.arguments.first ?? ""); build it first")
    }
}
