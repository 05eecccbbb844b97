/// The TLS options of redis-cli; paths are of PEM files.
package struct TLSOptions: Hashable, Sendable {
    /// When the certificate must be made out to the host that is connected to.
    package enum HostCheck: Hashable, Sendable {
        /// Only with the system's authorities or with an SNI name.
        ///
        /// With an authority of one's own every certificate of it is accepted, as redis-cli and the nodes themselves
        /// do: certificates of clusters seldom name hosts.
        case automatic
        case always
        case never
    }

    /// `--cacert`, as redis-cli names it.
    package var authorityFile: String?
    /// `--cacertdir`, as redis-cli names it.
    package var authorityFolder: String?
    /// `--cert`, as redis-cli names it.
    package var certificateFile: String?
    /// `--key`, as redis-cli names it.
    package var keyFile: String?
    /// `--sni`, as redis-cli names it.
    package var serverName: String?
    /// `--insecure`: accepts whoever answers.
    package var skipsVerification: Bool
    package var hostCheck: HostCheck

    package init(
        authorityFile: String? = nil,
        authorityFolder: String? = nil,
        certificateFile: String? = nil,
        keyFile: String? = nil,
        serverName: String? = nil,
        skipsVerification: Bool = false,
        hostCheck: HostCheck = .automatic
    ) {
        self.authorityFile = authorityFile
        self.authorityFolder = authorityFolder
        self.certificateFile = certificateFile
        self.keyFile = keyFile
        self.serverName = serverName
        self.skipsVerification = skipsVerification
        self.hostCheck = hostCheck
    }

    var checksHost: Bool {
        switch hostCheck {
        case .always: true
        case .never: false
        case .automatic: serverName != nil || (authorityFile == nil && authorityFolder == nil)
        }
    }
}
