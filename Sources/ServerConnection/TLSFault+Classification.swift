import Glibc
import NIOSSL

extension TLSFault {
    /// Reads BoringSSL's error; the certificate tells what it leaves out.
    init(_ error: any Error, certificate: NIOSSLCertificate?, host: String?) {
        let text = String(describing: error)
        func says(_ word: String) -> Bool { text.contains(word) }
        if let extra = error as? NIOSSLExtraError, extra == .failedToValidateHostname {
            self = .wrongHost(expected: host ?? "this address", names: certificate.map(Self.names) ?? [])
        } else if says("CERTIFICATE_VERIFY_FAILED") {
            self = Self.untrusted(certificate)
        } else if says("WRONG_VERSION_NUMBER") || says("HTTP_REQUEST") || says("UNEXPECTED_RECORD") {
            self = .notTLS
        } else if says("CERTIFICATE_REQUIRED") {
            self = .clientCertificateRequired
        } else if says("PROTOCOL_VERSION") || says("UNSUPPORTED_PROTOCOL") {
            self = .noCommonVersion
        } else if let alert = Self.certificateAlerts.first(where: says) {
            self = .clientCertificateRefused(alert.lowercased().replacing("_", with: " "))
        } else if says("EOF during handshake") || says("eofDuringHandshake") {
            self = .closedDuringHandshake
        } else {
            self = .other(Self.reason(in: text))
        }
    }

    private static let certificateAlerts = [
        "ALERT_UNKNOWN_CA", "ALERT_BAD_CERTIFICATE", "ALERT_CERTIFICATE_EXPIRED", "ALERT_CERTIFICATE_REVOKED",
        "ALERT_CERTIFICATE_UNKNOWN", "ALERT_UNSUPPORTED_CERTIFICATE", "ALERT_ACCESS_DENIED",
    ]

    private static func untrusted(_ certificate: NIOSSLCertificate?) -> TLSFault {
        guard let certificate else { return .unknownAuthority(issuer: "somebody") }
        let now = time(nil)
        if certificate.notValidAfter < now { return .expired(on: day(certificate.notValidAfter)) }
        if certificate.notValidBefore > now { return .notYetValid(from: day(certificate.notValidBefore)) }
        if certificate.issuerName == certificate.subjectName { return .unknownAuthority(issuer: "itself") }
        let name = certificate.issuerName.last { $0.type == .commonName } ?? certificate.issuerName.last
        return .unknownAuthority(issuer: name.map { "“\($0.value)”" } ?? "an issuer without a name")
    }

    private static func names(_ certificate: NIOSSLCertificate) -> [String] {
        var names: [String] = []
        for name in certificate._subjectAlternativeNames() {
            name.contents.withUnsafeBufferPointer { bytes in
                switch name.nameType {
                case .dnsName: names.append(String(decoding: bytes, as: UTF8.self))
                case .ipAddress where bytes.count == 4:
                    names.append(bytes.map { String($0) }.joined(separator: "."))
                default: break
                }
            }
        }
        if names.isEmpty { names = certificate.subjectName.filter { $0.type == .commonName }.map(\.value) }
        return names
    }

    /// The day in UTC as 2026-01-31.
    private static func day(_ seconds: time_t) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    }

    /// The last part of `error:1000:SSL routines:OPENSSL_internal:REASON at file:line`.
    private static func reason(in text: String) -> String {
        guard let start = text.firstRange(of: "OPENSSL_internal:") else { return text }
        return text[start.upperBound...].prefix { $0 != " " }.lowercased().replacing("_", with: " ")
    }
}
