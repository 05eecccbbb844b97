package import ClusterModel

/// Why something could not be done with the lab.
package enum LabError: Error, Sendable {
    case noLab(folder: String)
    case notALab(path: String)
    case unreadableRecord(path: String, detail: String)
    case otherPorts(running: String, asked: String)
    case badPorts(String)
    case noServer
    case notExecutable(path: String)
    case portInUse(port: Int, holder: String?)
    case file(path: String, detail: String)
    case didNotStart(port: Int, log: String, said: String)
    case didNotEnd(pid: Int32)
    case noAnswer(node: Endpoint, detail: String)
    case refused(node: Endpoint, command: String, reply: String)
    case unknownFault(String, known: [String])
    case noCandidate(fault: String, missing: String)
    case noEffect(fault: String, expected: String)
}

extension LabError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noLab(let folder):
            "no lab in \(folder); start one with: rcdoctor lab up"
        case .notALab(let path):
            "\(path) exists and was not made by rcdoctor lab; choose another folder with --dir"
        case .unreadableRecord(let path, let detail):
            "\(path) can't be read (\(detail)); stop its servers by hand, then remove the folder"
        case .otherPorts(let running, let asked):
            "this lab has the ports \(running), not \(asked); end it first: rcdoctor lab down"
        case .badPorts(let text):
            "'\(text)' is no set of six ports between 1 and 55535; write --ports 9001-9006 (or six numbers with commas)"
        case .noServer:
            "neither redis-server nor valkey-server was found; install one (apt-get install redis-server) or give --server PATH"
        case .notExecutable(let path):
            "\(path) is no program that can be run; give the path of redis-server or valkey-server with --server"
        case .portInUse(let port, let holder):
            "port \(port) is in use by \(holder ?? "another process"); stop it or choose other ports with --ports"
        case .file(let path, let detail):
            "\(path): \(detail)"
        case .didNotStart(let port, let log, let said):
            "the server on port \(port) did not start: \(said.isEmpty ? "it said nothing" : said); its log is \(log)"
        case .didNotEnd(let pid):
            "server \(pid) is still there after SIGKILL; look at it with: ps -p \(pid) -o stat,wchan,cmd"
        case .noAnswer(let node, let detail):
            "\(node) does not answer (\(detail)); see: rcdoctor lab status"
        case .refused(let node, let command, let reply):
            "\(node) refused \(command): \(reply)"
        case .unknownFault(let name, _):
            "there is no fault '\(name)'"
        case .noCandidate(let fault, let missing):
            "\(fault) needs \(missing), and the lab has none now; start afresh: rcdoctor lab down, rcdoctor lab up"
        case .noEffect(let fault, let expected):
            "\(fault) was injected, but within 10 s it did not come to this: \(expected); see: rcdoctor lab status"
        }
    }
}
