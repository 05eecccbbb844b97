import Foundation
import Testing

@testable import Lab

struct LabFolderTests {
    @Test func standardFollowsTheStateFolder() {
        #expect(LabFolder.standard(environment: ["XDG_STATE_HOME": "/x/state"]).path == "/x/state/rcdoctor/lab")
        #expect(LabFolder.standard(environment: ["HOME": "/h"]).path == "/h/.local/state/rcdoctor/lab")
        // A relative path there is to be ignored (XDG base directories).
        let relative = ["XDG_STATE_HOME": "state", "HOME": "/h"]
        #expect(LabFolder.standard(environment: relative).path == "/h/.local/state/rcdoctor/lab")
    }

    @Test func removesOnlyWhatALabMade() throws {
        let folder = LabFolder(temporaryPath())
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        try folder.prepare(.tutorial)
        try LabFile.write("mine", to: folder.path + "/notes.txt")
        try folder.remove(.tutorial)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["notes.txt"])
    }

    @Test func leavesForeignNodeFoldersAlone() async throws {
        let folder = LabFolder(temporaryPath())
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        try LabFile.makeFolder(folder.node(17_211))
        await #expect(throws: LabError.self) { try await Lab.start(in: folder, ports: LabPorts("17211-17216")) }
        #expect(!folder.hasRecord)
    }

    @Test func saysThatThereIsNoLab() {
        let folder = LabFolder(temporaryPath())
        #expect { _ = try Lab.open(folder) } throws: { "\($0)".contains("rcdoctor lab up") }
    }
}
