import ClusterModel
import Foundation
import RESP
import ServerConnection
import TestSupport
import Testing

/// Against a real server with certificates made on the spot.
@Suite struct TLSTests {
    private func ping(_ endpoint: Endpoint, _ options: TLSOptions) async throws -> String? {
        let connection = try await connect(endpoint, tls: options)
        let reply = try await connection.send([RESPCommand("PING")], deadline: .after(.seconds(5))).first
        await connection.close()
        return reply?.string
    }

    @Test("the right authority, by address and by name")
    func accepted() async throws {
        try await TLSServer.with { endpoint, certificates in
            let strict = TLSOptions(authorityFile: certificates.authority, hostCheck: .always)
            let accepted = [
                TLSOptions(authorityFile: certificates.authority), strict, TLSOptions(skipsVerification: true),
                TLSOptions(authorityFolder: certificates.authorityFolder),
            ]
            for options in accepted {
                let reply = try await ping(endpoint, options)
                #expect(reply == "PONG")
            }
            let byName = try await ping(Endpoint(host: "localhost", port: endpoint.port), strict)
            #expect(byName == "PONG")
        }
    }

    @Test("a connection knows until when the server's certificate is valid")
    func certificateEnd() async throws {
        try await TLSServer.with(days: 2) { endpoint, certificates in
            let connection = try await connect(endpoint, tls: TLSOptions(authorityFile: certificates.authority))
            await connection.close()
            let end = try #require(connection.certificateEnd)
            let days = (Double(end) - Date().timeIntervalSince1970) / 86_400
            #expect((1.9...2.0).contains(days))
        }
    }

    @Test("an unknown authority is named")
    func unknownAuthority() async throws {
        try await TLSServer.with { endpoint, certificates in
            for options in [TLSOptions(), TLSOptions(authorityFile: certificates.otherAuthority)] {
                let error = try await connectionError { _ = try await connect(endpoint, tls: options) }
                #expect(error.kind == .tls(.unknownAuthority(issuer: "“Test authority”")))
                #expect(error.description.contains("--cacert"))
            }
        }
    }

    @Test("a certificate for other hosts is named")
    func wrongHost() async throws {
        try await TLSServer.with(hosts: "DNS:other.example,IP:10.0.0.1") { endpoint, certificates in
            #expect(try await ping(endpoint, TLSOptions(authorityFile: certificates.authority)) == "PONG")
            let options = TLSOptions(authorityFile: certificates.authority, hostCheck: .always)
            let error = try await connectionError { _ = try await connect(endpoint, tls: options) }
            #expect(error.kind == .tls(.wrongHost(expected: "127.0.0.1", names: ["other.example", "10.0.0.1"])))
            let named = TLSOptions(authorityFile: certificates.authority, serverName: "other.example")
            #expect(try await ping(endpoint, named) == "PONG")
        }
    }

    @Test("an expired certificate is named with its day")
    func expired() async throws {
        try await TLSServer.with(days: -1) { endpoint, certificates in
            let options = TLSOptions(authorityFile: certificates.authority)
            let error = try await connectionError { _ = try await connect(endpoint, tls: options) }
            guard case .tls(.expired(let day)) = error.kind else {
                Issue.record("\(error)")
                return
            }
            #expect(day.wholeMatch(of: /20\d\d-\d\d-\d\d/) != nil)
        }
    }

    @Test("a server that wants a client certificate")
    func clientCertificate() async throws {
        try await TLSServer.with(authenticatesClients: true) { endpoint, certificates in
            let error = try await connectionError {
                _ = try await ping(endpoint, TLSOptions(authorityFile: certificates.authority))
            }
            #expect(error.kind == .tls(.clientCertificateRequired))
            let options = TLSOptions(
                authorityFile: certificates.authority,
                certificateFile: certificates.certificate,
                keyFile: certificates.key
            )
            #expect(try await ping(endpoint, options) == "PONG")
        }
    }

    @Test("TLS to a plain port and plain to a TLS port")
    func mixedUp() async throws {
        try await ScriptedNode.with(.neverAnswer) { node in
            let error = try await connectionError {
                _ = try await connect(node.endpoint, tls: TLSOptions(), within: .milliseconds(300))
            }
            #expect([.handshakeTimedOut, .tls(.closedDuringHandshake)].contains(error.kind))
        }
        try await ScriptedNode.with(.turnAway("-ERR Protocol error\r\n")) { node in
            let error = try await connectionError { _ = try await connect(node.endpoint, tls: TLSOptions()) }
            #expect(error.kind == .tls(.notTLS))
        }
        try await TLSServer.with { endpoint, _ in
            let error = try await connectionError {
                let connection = try await connect(endpoint)
                _ = try await connection.send([RESPCommand("PING")], deadline: .after(.seconds(5)))
            }
            #expect(error.description.contains("--tls"))
        }
    }

    @Test("a file that can't be used is named")
    func unusableFile() throws {
        let fault = #expect(throws: TLSFault.self) { try TLSContext(TLSOptions(authorityFile: "/nowhere/ca.crt")) }
        #expect(fault?.description.hasPrefix("--cacert /nowhere/ca.crt: ") == true)
    }
}
