/// Why TLS did not come about, in the words of an operator.
package enum TLSFault: Error, Hashable, Sendable {
    /// A file that was named on the command line.
    case unusableFile(option: String, path: String, why: String)
    /// The server's certificate ended on this day (UTC).
    case expired(on: String)
    /// The server's certificate begins on this day (UTC).
    case notYetValid(from: String)
    /// Signed by nobody who is trusted here; the issuer as the certificate names it.
    case unknownAuthority(issuer: String)
    /// The certificate is made out to other names.
    case wrongHost(expected: String, names: [String])
    /// The answer to the handshake was no TLS.
    case notTLS
    /// The server wants to see a certificate (`tls-auth-clients yes`, which is the default) and got none.
    case clientCertificateRequired
    /// The server does not accept our certificate; the alert that it sent.
    case clientCertificateRefused(String)
    case noCommonVersion
    case closedDuringHandshake
    case other(String)
}

extension TLSFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unusableFile(let option, let path, let why): "\(option) \(path): \(why)"
        case .expired(let day): "its certificate expired on \(day): renew it (CONFIG SET tls-cert-file loads it again)"
        case .notYetValid(let day): "its certificate is not valid before \(day): compare the clocks"
        case .unknownAuthority(let issuer):
            "its certificate is signed by \(issuer), which is not trusted here: "
                + "name the authority's certificate with --cacert"
        case .wrongHost(let expected, let names):
            "its certificate is for \(names.isEmpty ? "no host at all" : names.joined(separator: ", ")), "
                + "not for \(expected): connect by that name or give it with --sni"
        case .notTLS: "it answered, but not in TLS: this is a plain port, leave --tls out or use the tls-port"
        case .clientCertificateRequired:
            "it wants to see a client certificate: give --cert and --key (or set tls-auth-clients no there)"
        case .clientCertificateRefused(let alert):
            "it refused our certificate (\(alert)): use one that its tls-ca-cert-file vouches for"
        case .noCommonVersion: "no TLS version in common: compare tls-protocols there"
        case .closedDuringHandshake:
            "it closed the connection during the handshake: the port may be a plain one, or too many clients connected"
        case .other(let text): "the handshake failed: \(text)"
        }
    }
}
