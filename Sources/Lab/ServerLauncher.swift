import Foundation
import Subprocess

/// Starts one server from within its folder, limited so that a fault can't fill the disk or take the machine.
///
/// A replica without its master's password retries without pause on some versions and wrote 156 MB of log in 40 s.
/// Limits are set by a shell that then becomes the server, because Subprocess gives a child every signal's default
/// action: an ignored SIGXFSZ would not arrive, and the first write over the limit would kill the server.
enum ServerLauncher {
    /// The largest file that a lab server may write.
    static let fileLimit = 64 << 20
    /// Below everything that a person waits for.
    static let niceness = 10

    // POSIX counts `ulimit -f` in blocks of 512 bytes. Where taskset exists, all servers share the last processor: in
    // the storm they took 1.5 of 2, and on one they answer the doctor sooner, because it has the others for itself.
    private static let script = """
        cd "$1" && ulimit -f \(fileLimit / 512) && trap '' XFSZ || exit 1
        last=$(sed -n '/^Cpus_allowed_list:/s/.*[^0-9]//p' /proc/self/status)
        taskset -cp "$last" $$ >/dev/null 2>&1
        eval "$3" || exit 1
        exec nice -n \(niceness) "$2" ./redis.conf
        """

    /// Returns when the server has become a daemon, or gave up before; what it said then is the result.
    ///
    /// - Parameter prelude: shell that runs just before the server, such as a limit of a fault.
    static func start(_ program: String, folder: String, prelude: String = "") async throws(LabError) -> String {
        do {
            let result = try await run(
                .name("sh"),
                arguments: ["-c", script, "sh", folder, program, prelude],
                output: .discarded,
                error: .string(limit: 4096)
            )
            return result.standardError.split(separator: "\n").last.map(String.init) ?? ""
        } catch {
            throw LabError.file(path: program, detail: "can't be started: \(error)")
        }
    }
}
