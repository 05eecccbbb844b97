import Glibc
import NIOCore
import NIOPosix
import NIOSSL

extension ConnectionError.Kind {
    /// Names what NIO, the kernel or BoringSSL reported.
    init(_ error: any Error, host: String?, certificate: NIOSSLCertificate? = nil) {
        switch error {
        case let error as ConnectionError: self = error.kind
        case let fault as TLSFault: self = .tls(fault)
        case let error as IOError: self.init(errno: error.errnoCode)
        case let error as NIOConnectionError: self.init(error)
        case let error as ChannelError: self.init(error)
        case let error as NIOSSLError where error.isUncleanShutdown: self = .closedByPeer
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            self = .tls(TLSFault(error, certificate: certificate, host: host))
        case is CancellationError: self = .cancelled
        default: self = .other(String(describing: error))
        }
    }

    init(errno code: CInt) {
        switch code {
        case ECONNREFUSED: self = .refused
        case ETIMEDOUT: self = .connectTimedOut
        case EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN: self = .hostUnreachable
        case ECONNRESET, EPIPE, ECONNABORTED: self = .closedByPeer
        case EMFILE, ENFILE: self = .tooManyFileDescriptors
        default: self = .other(String(cString: strerror(code)))
        }
    }

    private init(_ error: ChannelError) {
        switch error {
        case .connectTimeout: self = .connectTimedOut
        case .eof, .ioOnClosedChannel, .alreadyClosed, .inputClosed, .outputClosed: self = .closedByPeer
        default: self = .other(String(describing: error))
        }
    }

    /// Of several addresses the one that came nearest to an answer speaks for all.
    private init(_ error: NIOConnectionError) {
        let kinds = error.connectionErrors.map { Self($0.error, host: error.host) }
        let order: [Self] = [.tooManyFileDescriptors, .refused, .connectTimedOut, .hostUnreachable]
        self = order.first(where: kinds.contains) ?? kinds.first ?? .unresolvable(host: error.host)
    }
}

extension NIOSSLError {
    fileprivate var isUncleanShutdown: Bool {
        if case .uncleanShutdown = self { true } else { false }
    }
}
