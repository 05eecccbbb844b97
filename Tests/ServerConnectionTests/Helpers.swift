import ClusterModel
import RESP
import ServerConnection
import Testing

extension ContinuousClock.Instant {
    static func after(_ duration: Duration) -> Self { .now + duration }
}

func connect(
    _ endpoint: Endpoint,
    tls: TLSOptions? = nil,
    family: ConnectionOptions.AddressFamily = .any,
    within limit: Duration = .seconds(5)
) async throws -> ServerConnection {
    let context = try tls.map { options throws(TLSFault) in try TLSContext(options) }
    return try await ServerConnection.connect(
        to: .tcp(endpoint),
        options: ConnectionOptions(tls: context, addressFamily: family),
        deadline: .after(limit)
    )
}

/// The connection error that the body must throw.
func connectionError(
    _ body: () async throws -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
) async throws -> ConnectionError {
    let error = await #expect(throws: ConnectionError.self, sourceLocation: sourceLocation) { try await body() }
    return try #require(error, sourceLocation: sourceLocation)
}
