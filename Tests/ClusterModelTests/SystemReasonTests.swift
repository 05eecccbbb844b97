import ClusterModel
import Foundation
import Testing

@Suite struct SystemReasonTests {
    @Test("what the system says, not what Foundation makes of it")
    func words() {
        do {
            try Data().write(to: URL(fileURLWithPath: "/proc/nope/report"), options: .atomic)
            Issue.record("that folder can't be there")
        } catch {
            #expect(SystemReason.of(error) == "No such file or directory")
        }
    }
}
