import Testing

@testable import ClusterModel

@Suite struct ServerVersionTests {
    @Test(arguments: [
        ("redis-3.0.7", "Redis 3.0.7", 30007), ("redis-4.0.14", "Redis 4.0.14", 40014),
        ("redis-6.2.16", "Redis 6.2.16", 60216), ("redis-7.0.15", "Redis 7.0.15", 70015),
        ("redis-7.2.6", "Redis 7.2.6", 70206), ("redis-8.2.3", "Redis 8.2.3", 80203),
        ("valkey-9.1.2", "Valkey 9.1.2", 90102),
    ])
    func samples(sample: String, description: String, number: Int) throws {
        for info in [try Samples.infos(sample).master, try Samples.infos(sample).replica] {
            let version = try #require(ServerVersion(info: info))
            #expect(version.description == description)
            #expect(version.number == number)
            #expect(!version.isDevelopment)
        }
    }

    @Test(arguments: [
        ("8.1.0-rc2", 80100), ("7.2", 70200), ("7.0.15.2", 70015), ("7.2-rc1.5", 70200), ("255.255.255", 2_575_755),
    ])
    func readsText(text: String, number: Int) {
        #expect(ServerVersion(.redis, text: text)?.number == number)
    }

    @Test(arguments: ["", "7", ".", "7.", "a.b.c", "-1.2", "99999999999999999999.1"])
    func refuses(text: String) {
        #expect(ServerVersion(.redis, text: text) == nil)
    }

    @Test func development() {
        let tip = InfoText("redis_version:7.2.4\r\nvalkey_version:255.255.255\r\n")
        #expect(ServerVersion(info: tip)?.isDevelopment == true)
        #expect(ServerVersion(info: tip)?.flavour == .valkey)
        #expect(ServerVersion(info: InfoText("role:master")) == nil)
        #expect(ServerVersion(.redis, 7, 0, 9) < ServerVersion(.redis, 7, 0, 15))
    }
}
