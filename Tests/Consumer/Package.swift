// swift-tools-version: 6.1
import PackageDescription

// A stranger's package: it sees the products alone, as its manifest names them.
let package = Package(
    name: "Consumer",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Mitoshi", path: "../..")],
    targets: [
        .executableTarget(name: "Consumer", dependencies: [.product(name: "Mitoshi", package: "Mitoshi")]),
        .executableTarget(
            name: "StatisticsConsumer", dependencies: [.product(name: "MitoshiStatistics", package: "Mitoshi")]),
    ]
)
