import ClusterModel
import Foundation

/// Asks for a password without showing it.
enum PasswordPrompt {
    static func ask() throws -> Secret {
        guard let typed = getpass("Password: ") else {
            throw Failure(.usage, "--askpass needs a terminal. Set REDISCLI_AUTH instead.")
        }
        return Secret(String(cString: typed))
    }
}
