import ClusterModel
import Foundation
import Subprocess

@testable import Lab

/// A running, formed lab in a temporary folder, which is gone after the body.
func withPracticeLab(ports: String, _ body: (Lab) async throws -> Void) async throws {
    let folder = LabFolder(temporaryPath())
    let lab = try await Lab.start(in: folder, ports: LabPorts(ports)).lab
    do {
        try await form(lab)
        try await body(lab)
        try await lab.down()
    } catch {
        try await lab.down()
        throw error
    }
}

func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.path + "/rcdoctor-lab-\(UUID().uuidString.prefix(8))"
}

/// The server's own tool forms it here: the lab's tests depend on no procedure of ours.
private func form(_ lab: Lab) async throws {
    let words = ["--cluster", "create"] + lab.endpoints.map(\.description)
    let result = try await run(
        .name("redis-cli"),
        arguments: Arguments(words + ["--cluster-replicas", "1", "--cluster-yes"]),
        output: .string(limit: 65_536),
        error: .discarded
    )
    guard result.terminationStatus.isSuccess, try await lab.waitUntilHealthy() else {
        throw NotFormed(said: result.standardOutput)
    }
}

private struct NotFormed: Error { let said: String? }
