// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "Mitoshi",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "mitoshi", targets: ["CommandLineTool"]),
        .library(name: "MitoshiStatistics", targets: ["MitoshiStatistics", "MitoshiNumericalMethods"]),
        .library(name: "MitoshiPlanning", targets: ["MitoshiPlanning"]),
        .library(name: "Mitoshi", targets: ["MitoshiStatistics", "MitoshiPlanning", "MitoshiDocuments"]),
        .library(name: "MitoshiC", type: .dynamic, targets: ["MitoshiCInterface"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .target(name: "CGSLSupport", dependencies: ["CGSL"]),
        .target(name: "CFolderExchange"),
        .target(name: "CNormalLanes"),
        .target(
            name: "MitoshiNumericalMethods", dependencies: ["CGSL", "CGSLSupport", "CNormalLanes"],
            path: "Sources/NumericalMethods", swiftSettings: strict),
        .target(
            name: "MitoshiBasics", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Basics", swiftSettings: strict),
        .target(
            name: "MitoshiStatistics", dependencies: ["MitoshiBasics", "MitoshiNumericalMethods"],
            path: "Sources/Statistics", swiftSettings: strict),
        .target(
            name: "MitoshiPlanning", dependencies: ["MitoshiBasics", "MitoshiNumericalMethods", "MitoshiStatistics"],
            path: "Sources/Planning",
            resources: [.embedInCode("Chance/attainment.json")], swiftSettings: strict),
        .target(
            name: "MitoshiDocuments",
            dependencies: [
                "CFolderExchange", "CZip", "CZlib", "MitoshiBasics", "MitoshiStatistics", "MitoshiPlanning",
            ],
            path: "Sources/Documents", swiftSettings: strict),
        .target(
            name: "MitoshiReporting",
            dependencies: ["CXLSXWriter", "MitoshiBasics", "MitoshiStatistics", "MitoshiPlanning"],
            path: "Sources/Reporting",
            resources: [.embedInCode("HTML/Assets")], swiftSettings: strict),
        .executableTarget(
            name: "CommandLineTool",
            dependencies: [
                "MitoshiBasics", "MitoshiStatistics", "MitoshiPlanning", "MitoshiDocuments", "MitoshiReporting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .target(
            name: "MitoshiCInterface",
            dependencies: ["MitoshiBasics", "MitoshiStatistics", "MitoshiPlanning", "MitoshiReporting"],
            path: "Sources/CInterface", exclude: ["mitoshi.h"], swiftSettings: strict),
        .executableTarget(
            name: "accuracy-table", dependencies: ["CertifiedProblems", "MitoshiNumericalMethods"],
            path: "Sources/Benchmarks/AccuracyTable", swiftSettings: strict),
        .executableTarget(
            name: "comparison-table", dependencies: ["MitoshiStatistics"], path: "Sources/Benchmarks/ComparisonTable",
            swiftSettings: strict),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .target(
            name: "PlanningTestSupport",
            dependencies: ["MitoshiNumericalMethods", "MitoshiStatistics", "MitoshiPlanning", "TestSupport"],
            path: "Tests/PlanningTestSupport", swiftSettings: strict),
        .target(
            name: "CertifiedProblems", dependencies: ["MitoshiNumericalMethods"], path: "Tests/CertifiedProblems",
            swiftSettings: strict),
        .testTarget(name: "BasicsTests", dependencies: ["MitoshiBasics"], swiftSettings: strict),
        .testTarget(
            name: "NumericalMethodsTests",
            dependencies: ["CertifiedProblems", "MitoshiNumericalMethods", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "StatisticsTests",
            dependencies: ["MitoshiBasics", "MitoshiNumericalMethods", "MitoshiStatistics", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "PlanningTests",
            dependencies: [
                "MitoshiBasics", "MitoshiNumericalMethods", "MitoshiStatistics", "MitoshiPlanning",
                "PlanningTestSupport", "TestSupport",
            ],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "DocumentsTests",
            dependencies: [
                "CZip", "CZlib", "MitoshiBasics", "MitoshiStatistics", "MitoshiPlanning", "MitoshiDocuments",
                "TestSupport",
            ],
            resources: [.copy("Golden")], swiftSettings: strict),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "MitoshiBasics", "MitoshiNumericalMethods", "MitoshiStatistics", "MitoshiPlanning", "MitoshiDocuments",
                "MitoshiReporting", "PlanningTestSupport", "TestSupport",
            ],
            resources: [.copy("Golden")], swiftSettings: strict),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "CommandLineTool", "MitoshiBasics", "MitoshiStatistics", "MitoshiPlanning", "MitoshiDocuments",
                "MitoshiReporting", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            resources: [.copy("Golden"), .copy("Earlier"), .copy("Cases")], swiftSettings: strict),
        .testTarget(
            name: "LibraryTests",
            dependencies: [
                "MitoshiCInterface", "MitoshiNumericalMethods", "MitoshiStatistics", "MitoshiPlanning",
                "MitoshiDocuments",
            ],
            swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    ]
)
