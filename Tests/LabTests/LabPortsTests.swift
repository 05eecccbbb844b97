import Testing

@testable import Lab

struct LabPortsTests {
    @Test(arguments: [("9001-9006", "9001-9006"), ("7000,7002,7004,7006,7008,7010", "7000,7002,7004,7006,7008,7010")])
    func reads(text: String, description: String) throws {
        #expect(try LabPorts(text).description == description)
        #expect(try LabPorts(text).all.count == 6)
    }

    @Test(arguments: [
        "", "9001", "9001-9005", "9001-9007", "9006-9001", "0-5", "55531-55536", "9001,9001,9002,9003,9004,9005",
        "9001,9002,9003,9004,9005,19001", "a-b", "1-99999999999", "-9006", "9223372036854775807-1",
    ])
    func refuses(text: String) {
        #expect(throws: LabError.self) { try LabPorts(text) }
    }
}
