package import ClusterModel
package import RESP

extension RESPCommand.Argument {
    /// Sent as it is, shown as `<name>`.
    package static func secret(_ secret: Secret, named name: String) -> RESPCommand.Argument {
        .secret(secret.reveal(), named: name)
    }
}
