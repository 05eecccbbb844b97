import ClusterModel
import Facts

extension ConfigSample {
    var fact: ConfigFileFact {
        ConfigFileFact(
            node: node,
            file: file,
            folder: folder,
            host: isReadable ? host : nil,
            port: isReadable ? port : nil,
            busPort: busPort,
            clusterEnabled: clusterEnabled,
            nodesFile: isReadable ? nodesFile : nil,
            dataFolder: isReadable ? dataFolder : nil,
            readable: isReadable,
            complete: isComplete,
            problem: lines.trouble?.description,
            ageSeconds: lines.written.map { max(0, FileClock.now - $0) }
        )
    }

    var portFacts: [ConfigPortFact] {
        guard isReadable else { return [] }
        func fact(_ port: Int?, _ use: String, _ directive: String) -> [ConfigPortFact] {
            guard let port, port != 0 else { return [] }
            return [
                ConfigPortFact(node: node, file: file, host: host, port: port, use: use, source: place(directive))
            ]
        }
        let busSource = text("cluster-port").map { $0 != "0" } == true ? "cluster-port" : portDirective
        return fact(plainPort, "client", "port") + fact(tlsPort, "tls", "tls-port") + fact(busPort, "bus", busSource)
    }

    var problemFacts: [ConfigProblemFact] {
        lines.problems.map {
            ConfigProblemFact(
                node: node,
                origin: file,
                file: $0.file,
                line: $0.line,
                kind: $0.kind,
                text: $0.text,
                nearest: $0.nearest
            )
        }
    }

    /// Directives that add up instead of replacing one another.
    private static let additive: Set<String> = [
        "save", "loadmodule", "client-output-buffer-limit", "oom-score-adj-values", "module",
    ]

    /// The lines that count.
    ///
    /// What is unknown is left out: it may be a misspelt password.
    var configFacts: [ConfigFact] {
        var last: [String: Int] = [:]
        for (index, line) in lines.lines.enumerated() { last[ConfigName.canonical(line.directive.name)] = index }
        return lines.lines.enumerated().compactMap { index, line in
            let name = ConfigName.canonical(line.directive.name)
            guard let value = line.directive.value.text, KnownDirectives.contains(name),
                last[name] == index || Self.additive.contains(name)
            else { return nil }
            return ConfigFact(
                node: node,
                name: name,
                value: value,
                origin: file,
                file: line.file,
                line: line.directive.line
            )
        }
    }

    /// Passwords that are set, and the two of a cluster also where they are not.
    func secretFacts(_ numbers: inout SecretNumbers) -> [SecretFact] {
        guard isReadable else { return [] }
        var last: [String: ConfigLines.Line] = [:]
        for line in lines.lines where line.directive.value.secret != nil {
            last[ConfigName.canonical(line.directive.name)] = line
        }
        var facts = last.keys.sorted().compactMap { name -> SecretFact? in
            guard let line = last[name], let secret = line.directive.value.secret else { return nil }
            return SecretFact(
                node: node,
                name: name,
                isSet: !secret.isEmpty,
                valueNumber: numbers.number(of: secret),
                origin: file,
                file: line.file,
                line: line.directive.line
            )
        }
        // Where a file is missing, it may be the one with the password.
        for name in ["masterauth", "requirepass"] where isComplete && last[name] == nil {
            facts.append(SecretFact(node: node, name: name, isSet: false, origin: file))
        }
        return facts
    }

    var collection: CollectionFact {
        CollectionFact(node: node, collector: .configFile, trouble: lines.trouble)
    }
}
