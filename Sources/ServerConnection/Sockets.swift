package import ClusterModel
import NIOCore
import NIOPosix

/// Looks whether a port is open, saying nothing on it.
package enum Sockets {
    /// What a connection attempt found, and how long it took.
    package struct Probe: Hashable, Sendable {
        package enum Outcome: Hashable, Sendable {
            case open, refused, timedOut, unreachable
            /// The name has no address.
            case unresolvable
            /// A trouble of this machine, such as no more file descriptors.
            case failed(String)
        }

        package let outcome: Outcome
        package let milliseconds: Double
    }

    /// Connects and closes at once.
    package static func probe(
        _ endpoint: Endpoint,
        deadline: ContinuousClock.Instant,
        family: ConnectionOptions.AddressFamily = .any
    ) async -> Probe {
        let started = ContinuousClock.now
        let loop = EventLoops.shared.next()
        let dialer = Dialer(address: .tcp(endpoint), family: family, deadline: deadline, loop: loop)
        do {
            let connected = loop.flatSubmit { dialer.connect { $0.eventLoop.makeSucceededVoidFuture() } }
            let channel = try await connected.get()
            let milliseconds = started.millisecondsSince
            // A connect to a free ephemeral port of this machine may by chance reach itself.
            let reachedItself = channel.localAddress != nil && channel.localAddress == channel.remoteAddress
            channel.close(promise: nil)
            return Probe(outcome: reachedItself ? .refused : .open, milliseconds: milliseconds)
        } catch {
            let kind = ConnectionError.Kind(error, host: endpoint.host)
            return Probe(outcome: Probe.Outcome(kind), milliseconds: started.millisecondsSince)
        }
    }
}

extension Sockets.Probe.Outcome {
    fileprivate init(_ kind: ConnectionError.Kind) {
        switch kind {
        case .refused: self = .refused
        case .connectTimedOut: self = .timedOut
        case .hostUnreachable: self = .unreachable
        case .unresolvable: self = .unresolvable
        case .tooManyFileDescriptors: self = .failed("this process may open no more files")
        case .other(let text): self = .failed(text)
        default: self = .failed("\(kind)")
        }
    }
}
