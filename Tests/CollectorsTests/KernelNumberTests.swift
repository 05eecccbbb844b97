import Testing

@testable import Collectors

@Suite struct KernelNumberTests {
    @Test(
        "a kernel release as a number that compares",
        arguments: [
            ("6.1.0-18-amd64", 60_100), ("5.4.80", 50_480), ("5.15.167.4-microsoft-standard", 51_599), ("4.9", 40_900),
        ]
    )
    func numbers(release: String, number: Int) {
        #expect(MachineReader.number(ofKernel: release) == number)
    }

    @Test("what is no release is unknown", arguments: ["", "linux", "6"])
    func unknown(release: String) {
        #expect(MachineReader.number(ofKernel: release) == nil)
    }
}
