import NIOCore
import NIOSSL

/// Loaded certificates and authorities, shared by all connections.
package struct TLSContext: Sendable {
    package let options: TLSOptions
    private let context: NIOSSLContext

    /// Loads the files; throws a ``TLSFault/unusableFile(option:path:why:)`` that names the one at fault.
    package init(_ options: TLSOptions) throws(TLSFault) {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification =
            options.skipsVerification ? .none : options.checksHost ? .fullVerification : .noHostnameVerification
        if let path = options.authorityFile {
            let authorities = try Self.load("--cacert", path) { try NIOSSLCertificate.fromPEMFile(path) }
            configuration.trustRoots = .certificates(authorities)
        }
        if let path = options.authorityFolder {
            if options.authorityFile == nil {
                configuration.trustRoots = .file(path)
            } else {
                configuration.additionalTrustRoots = [.file(path)]
            }
        }
        if let path = options.certificateFile {
            let chain = try Self.load("--cert", path) { try NIOSSLCertificate.fromPEMFile(path) }
            configuration.certificateChain = chain.map { .certificate($0) }
        }
        if let path = options.keyFile {
            let key = try Self.load("--key", path) { try NIOSSLPrivateKey(file: path, format: .pem) }
            configuration.privateKey = .privateKey(key)
        }
        self.options = options
        do {
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            let path = options.keyFile ?? options.authorityFolder ?? options.authorityFile ?? ""
            let option = options.keyFile != nil ? "--key" : "--cacertdir"
            throw .unusableFile(option: option, path: path, why: "it does not fit the certificate or can't be read")
        }
    }

    /// The handler for one connection to a host; nil for the host means a Unix socket.
    func makeHandler(host: String?) throws -> NIOSSLClientHandler {
        // An IP address must not be sent as a server name; the certificate is then checked against the peer's address.
        let name = options.serverName ?? host.flatMap { IPLiteral.isAddress($0) ? nil : $0 }
        return try NIOSSLClientHandler(context: context, serverHostname: name)
    }

    private static func load<Loaded>(
        _ option: String,
        _ path: String,
        _ body: () throws -> Loaded
    ) throws(TLSFault) -> Loaded {
        do {
            return try body()
        } catch {
            throw .unusableFile(option: option, path: path, why: "it does not exist, can't be read or is not PEM")
        }
    }
}
