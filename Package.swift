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
        .library(name: "Mitoshi", targets: ["Statistics", "Planning", "Documents", "Reporting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/CoreOffice/XMLCoder", from: "0.18.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .target(name: "CGSLSupport", dependencies: ["CGSL"]),
        .target(name: "NumericalMethods", dependencies: ["CGSL", "CGSLSupport"], swiftSettings: strict),
        .target(name: "Statistics", dependencies: ["NumericalMethods"], swiftSettings: strict),
        .target(
            name: "Planning", dependencies: ["NumericalMethods", "Statistics"],
            resources: [.embedInCode("Chance/attainment.json")], swiftSettings: strict),
        .target(
            name: "Documents",
            dependencies: [
                "CZip", "CZlib", "Statistics", "Planning", .product(name: "XMLCoder", package: "XMLCoder"),
            ],
            swiftSettings: strict),
        .target(
            name: "Reporting",
            dependencies: [
                "CXLSXWriter", "Statistics", "Planning", .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("HTML/Assets")], swiftSettings: strict),
        .executableTarget(
            name: "CommandLineTool",
            dependencies: [
                "Statistics", "Planning", "Documents", "Reporting",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "accuracy-table", dependencies: ["CertifiedProblems", "NumericalMethods"],
            path: "Sources/Benchmarks/AccuracyTable", swiftSettings: strict),
        .executableTarget(
            name: "comparison-table", dependencies: ["Statistics"], path: "Sources/Benchmarks/ComparisonTable",
            swiftSettings: strict),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .target(
            name: "CertifiedProblems", dependencies: ["NumericalMethods"], path: "Tests/CertifiedProblems",
            swiftSettings: strict),
        .testTarget(
            name: "NumericalMethodsTests", dependencies: ["CertifiedProblems", "NumericalMethods", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "StatisticsTests", dependencies: ["NumericalMethods", "Statistics", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "PlanningTests", dependencies: ["NumericalMethods", "Statistics", "Planning", "TestSupport"],
            resources: [.copy("Fixtures")], swiftSettings: strict),
        .testTarget(
            name: "DocumentsTests",
            dependencies: ["CZip", "CZlib", "Statistics", "Planning", "Documents", "TestSupport"],
            resources: [.copy("Golden")], swiftSettings: strict),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["NumericalMethods", "Statistics", "Planning", "Documents", "Reporting", "TestSupport"],
            resources: [.copy("Golden")], swiftSettings: strict),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "CommandLineTool", "Statistics", "Planning", "Documents", "Reporting", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            resources: [.copy("Golden"), .copy("Earlier"), .copy("Cases")], swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    ]
)
