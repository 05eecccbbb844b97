import RESP

extension [RESPCommand] {
    /// Replies in which errors don't repeat secret arguments: servers quote unknown commands with their arguments.
    func withoutSecrets(_ replies: [RESPValue]) -> [RESPValue] {
        guard contains(where: \.hasSecrets) else { return replies }
        let secrets = flatMap(\.words).filter { $0.secretName != nil && !$0.bytes.isEmpty }
        return replies.map { reply in
            guard let error = reply.error else { return reply }
            var text = error.text
            for secret in secrets {
                text = text.replacing(String(decoding: secret.bytes, as: UTF8.self), with: secret.description)
            }
            return .error(RESPErrorReply(code: error.code, text: text))
        }
    }

    func withoutSecrets(_ error: ConnectionError) -> ConnectionError {
        let said = error.serverSaid.map { withoutSecrets([.error($0)]) }
        return ConnectionError(
            error.kind,
            address: error.address,
            replies: withoutSecrets(error.replies),
            asked: error.asked,
            milliseconds: error.milliseconds,
            serverSaid: said?.first?.error,
            usesTLS: error.usesTLS
        )
    }
}
