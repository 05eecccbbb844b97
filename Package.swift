// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A module of rcdoctor; dependencies go only downward (see CONTRIBUTING.md).
func module(_ name: String, _ dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings, plugins: plugins)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
]
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "rcdoctor",
    products: [.executable(name: "rcdoctor", targets: ["rcdoctor"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: [
        module("ClusterModel"),
        module("RESP"),
        module("ClusterBus", ["ClusterModel"]),
        module("Replication"),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .target(
            name: "CBuild",
            cSettings: [.define("RCDOCTOR_COMMIT", to: "\"\(Context.environment["RCDOCTOR_COMMIT"] ?? "")\"")]
        ),
        .target(name: "CHeap"),
        .systemLibrary(name: "CPcap", providers: [.apt(["libpcap-dev"])]),
        module("Capture", ["ClusterModel", "RESP", "ClusterBus", "Replication", "CPcap"]),
        module("ServerConnection", ["ClusterModel", "RESP", nioSSL, nioTLS] + nio),
        module("Facts", ["ClusterModel", "CSQLite", grdb, sqlite]),
        module("Collectors", ["ClusterModel", "RESP", "ServerConnection", "Capture", "Facts"]),
        module("Derivations", ["ClusterModel", "Facts", grdb]),
        module("RuleFormat", [yams]),
        module("StockRules", ["RuleFormat"], plugins: ["EmbedRules"]),
        module("Rules", ["ClusterModel", "Facts", "RuleFormat", grdb, sqlite]),
        module("RuleCompiler", ["ClusterModel", "Facts", "RuleFormat", "Rules", grdb, sqlite]),
        module("Diagnosis", ["ClusterModel", "Facts", "RuleFormat", "Rules", grdb]),
        module(
            "Examination",
            ["ClusterModel", "Facts", "Capture", "Collectors", "Derivations", "RuleFormat", "Rules", "Diagnosis"]
        ),
        module(
            "Repair",
            [
                "ClusterModel", "RESP", "ServerConnection", "Facts", "Collectors", "RuleFormat", "Rules", "Diagnosis",
                "Examination",
            ]
        ),
        module("Reports", ["ClusterModel", "Facts", "RuleFormat", "Rules", "Diagnosis", grdb]),
        module("Lab", ["ClusterModel", "RESP", "ServerConnection", "Collectors", subprocess]),
        .executableTarget(
            name: "rcdoctor",
            dependencies: [
                "CBuild", "CHeap", "ClusterModel", "ServerConnection", "Facts", "Capture", "Collectors", "Derivations",
                "Examination", "RuleFormat",
                "StockRules",
                "Rules",
                "RuleCompiler", "Diagnosis", "Repair", "Reports", "Lab", arguments,
            ],
            swiftSettings: settings
        ),

        .executableTarget(name: "RuleEmbedder", dependencies: ["RuleFormat"], swiftSettings: settings),
        .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["RuleEmbedder"]),

        .executableTarget(
            name: "RuleTimes",
            dependencies: ["Facts", "RuleFormat", "StockRules", "Rules", "RuleCompiler", arguments],
            path: "Benchmarks/RuleTimes",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "FaultBench",
            dependencies: ["ClusterModel", "RESP", "Lab", "TestSupport", arguments],
            path: "Benchmarks/FaultBench",
            swiftSettings: settings
        ),

        .executableTarget(
            name: "Simulator",
            dependencies: ["ClusterModel", "RESP", "TestSupport", arguments] + nio,
            path: "Benchmarks/Simulator",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "CaptureBench",
            dependencies: ["Capture", arguments],
            path: "Benchmarks/CaptureBench",
            swiftSettings: settings
        ),

        .target(
            name: "TestSupport",
            dependencies: ["ClusterModel", "RESP"] + nio,
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        .target(
            name: "SampleCluster",
            dependencies: ["ClusterModel", "Facts", "Collectors", "RuleFormat"],
            path: "Tests/SampleCluster",
            swiftSettings: settings
        ),
        tests("ClusterModelTests", ["ClusterModel"]),
        tests("ClusterBusTests", ["ClusterModel", "ClusterBus", "TestSupport"]),
        tests("ReplicationTests", ["Replication", "TestSupport"]),
        tests("CaptureTests", ["ClusterModel", "Capture", "TestSupport"]),
        tests("RESPTests", ["RESP", "TestSupport"]),
        tests("LabTests", ["ClusterModel", "RESP", "Lab", "TestSupport", subprocess]),
        tests("ServerConnectionTests", ["ClusterModel", "RESP", "ServerConnection", "TestSupport"] + nio),
        tests("FactsTests", ["Facts", "TestSupport", grdb]),
        tests("RuleFormatTests", ["RuleFormat", "TestSupport"]),
        tests("RulesTests", ["Facts", "RuleFormat", "Rules", "SampleCluster", "TestSupport", grdb]),
        tests("RuleCompilerTests", ["Facts", "RuleFormat", "Rules", "RuleCompiler", "StockRules", "TestSupport"]),
        tests("DerivationsTests", ["ClusterModel", "Facts", "Derivations", grdb]),
        tests(
            "CollectorsTests",
            ["ClusterModel", "RESP", "ServerConnection", "Facts", "Collectors", "SampleCluster", "TestSupport", grdb]
        ),
        tests(
            "DiagnosisTests",
            [
                "ClusterModel", "Facts", "Capture", "Collectors", "RuleFormat", "Rules", "StockRules", "Diagnosis",
                "Examination", "SampleCluster", "TestSupport",
            ]
        ),
        tests(
            "RepairTests",
            [
                "ClusterModel", "RESP", "Facts", "Collectors", "RuleFormat", "Rules", "Diagnosis", "Examination",
                "Repair",
                "SampleCluster", "TestSupport",
            ]
        ),
        tests(
            "ReportsTests",
            ["Facts", "RuleFormat", "Rules", "Diagnosis", "Reports", "SampleCluster", "TestSupport"]
        ),
        // They run the built binary, so they need it to be built, not its modules.
        tests("CommandLineTests", ["TestSupport", "ClusterModel", "RESP", "Rules"]),
    ]
)
