// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nothing of it belongs to the product; `make fuzz` builds it with libFuzzer, which `Fuzz.swift`
// says more of.
let package = Package(
    name: "Fuzzing",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Mitoshi", path: "../..")],
    targets: [
        .executableTarget(name: "Fuzz", dependencies: [.product(name: "Mitoshi", package: "Mitoshi")])
    ]
)
