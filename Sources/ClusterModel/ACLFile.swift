/// An aclfile: one user in each line.
///
/// Source: `ACLLoadFromFile` in `acl.c`. With one wrong line, a comment for example, a server refuses to start.
package struct ACLFile: Sendable {
    package struct User: Sendable {
        package let line: Int
        package let rules: ACLRules

        package init(line: Int, rules: ACLRules) {
            self.line = line
            self.rules = rules
        }
    }

    package private(set) var users: [User] = []
    /// Number of the first line that is no user, or that names a user a second time.
    package private(set) var badLine: Int?

    package init(_ text: String) {
        var names: Set<String> = []
        text.forEachLine { number, bytes in
            let line = bytes.text
            guard !line.allSatisfy(\.isWhitespace) else { return }
            guard let rules = ACLRules(line), names.insert(rules.user).inserted else {
                if badLine == nil { badLine = number }
                return
            }
            users.append(User(line: number, rules: rules))
        }
    }
}
