import Facts
import Foundation
import TestSupport
import Testing

@testable import Collectors

@Suite struct ToolCollectorTests {
    /// A folder of programs that say what is given; nil makes one that hangs.
    private func programs(_ texts: [String: String?]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder("tools")
        for (name, text) in texts {
            try folder.write("#!/bin/sh\n" + (text.map { "printf '%s' '\($0)'\n" } ?? "exec sleep 60\n"), to: name)
            chmod(folder.file(name), 0o755)
        }
        return folder
    }

    @Test("programs in the search path are asked for their versions, those in an examined folder are not run")
    func versions() throws {
        let path = try programs([
            "redis-server": "Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64",
            "redis-cli": "redis-cli 7.0.15", "valkey-server": "Server v=7.2.7 sha=1",
            "ruby": "ruby 2.4.2\nopenssl - cannot load such file -- openssl\nzlib 2.1.1\nredis 3.3.5\n", "apt-get": "x",
        ])
        defer { path.remove() }
        let folder = try programs(["redis-trib.rb": nil, "valkey-cli": nil])
        defer { folder.remove() }
        let sample = ToolCollector(searchPath: [path.path, "."], folders: [folder.path]).collect()
        let tools = Dictionary(sample.tools.map { ($0.name, $0) }) { first, _ in first }
        #expect(tools["redis-server"]?.versionNum == 70_015 && tools["redis-server"]?.works == true)
        #expect(tools["valkey-server"]?.version == "7.2.7" && tools["redis-cli"]?.versionNum == 70_015)
        #expect(tools["valkey-cli"]?.path == folder.file("valkey-cli") && tools["valkey-cli"]?.works == nil)
        #expect(tools["redis-trib.rb"]?.path == folder.file("redis-trib.rb"))
        #expect(tools["ruby"]?.version == "2.4.2" && tools["ruby zlib"]?.works == true)
        #expect(tools["ruby openssl"]?.works == false && tools["ruby openssl"]?.detail?.contains("openssl") == true)
        #expect(tools["gem redis"]?.versionNum == 30_305)
        #expect(tools["apt-get"] != nil && tools["yum"] == nil)
    }

    @Test("a program that hangs, one that fails and one that is no program cost seconds and are told")
    func broken() throws {
        let path = try programs([
            "redis-server": nil, "redis-cli": "error while loading shared libraries: libssl.so.1.1",
        ])
        defer { path.remove() }
        try path.write("not a program", to: "valkey-server")
        chmod(path.file("valkey-server"), 0o755)
        let started = ContinuousClock.now
        let sample = ToolCollector(searchPath: [path.path]).collect()
        #expect(ContinuousClock.now - started < .seconds(10))
        let tools = Dictionary(sample.tools.map { ($0.name, $0) }) { first, _ in first }
        #expect(tools["redis-server"]?.works == false && tools["redis-cli"]?.detail?.contains("libssl") == true)
        #expect(tools["valkey-server"]?.works == false && tools["valkey-cli"]?.path == nil)
        #expect(tools["ruby"]?.path == nil && tools["gem redis"] == nil)
    }

    @Test("what a service starts, with which file, and how")
    func services() throws {
        let debian = """
            [Service]
            Type=notify
            ExecStart=/usr/bin/redis-server /etc/redis/redis.conf --supervised systemd --daemonize no
            PIDFile=/run/redis/redis-server.pid
            """
        let fact = try #require(SupervisorReader.fact("m", "/lib/systemd/system/redis-server.service", debian))
        #expect(fact.config == "/etc/redis/redis.conf" && fact.type == "notify")
        #expect(fact.daemonize == "no" && fact.supervised == "systemd")
        let own = try #require(
            SupervisorReader.fact("m", "/x", "ExecStart = -/opt/valkey-server /srv/9001/valkey.conf")
        )
        #expect(own.type == "simple" && own.config == "/srv/9001/valkey.conf" && own.daemonize == nil)
        for text in ["", "ExecStart=/usr/sbin/nginx -g x", "ExecStart=/usr/bin/redis-server", "[Unit]\nType=notify"] {
            #expect(SupervisorReader.fact("m", "/x", text) == nil, "\(text)")
        }
    }
}
