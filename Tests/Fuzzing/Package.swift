// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that nothing of it belongs to the product. A library, since the main function is libFuzzer's:
// `make fuzz` links the two.
let package = Package(
    name: "Fuzzing",
    platforms: [.macOS(.v15)],
    products: [.library(name: "Fuzz", type: .static, targets: ["Fuzz"])],
    dependencies: [.package(name: "Mitoshi", path: "../..")],
    targets: [
        .target(
            name: "Fuzz", dependencies: [.product(name: "Mitoshi", package: "Mitoshi")],
            // The command line, which fuzz.sh builds before, needs it.
            swiftSettings: [
                .unsafeFlags([
                    "-Xcc", "-fmodule-map-file=\(Context.packageDirectory)/../../Sources/CXLSXWriter/module.modulemap",
                ])
            ])
    ]
)
