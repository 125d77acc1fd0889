// swift-tools-version: 6.2
import PackageDescription

// MARK: - Settings every Swift target shares

// `unsafe` must be written where it is used; docs/architecture.md names the only places that may.
let strict: [SwiftSetting] = [.strictMemorySafety()]

// MARK: - Products

let package = Package(
  name: "linreg-report",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "linreg-report", targets: ["LinregReport"]),
    .plugin(name: "LinregReportPlugin", targets: ["LinregReportPlugin"]),
    .library(name: "Training", targets: ["Training"]),
    .library(name: "Plotting", targets: ["Plotting", "CairoCanvas"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ]
)

// MARK: - Targets, from the ground up: a target imports only what stands above it

package.targets = [
  // The system's C libraries.
  .systemLibrary(
    name: "CCairo", pkgConfig: "cairo-ft",
    providers: [
      .apt(["libcairo2-dev", "libfreetype-dev", "libfontconfig-dev"]),
      .brew(["cairo", "freetype", "fontconfig"]),
    ]),
  .systemLibrary(
    name: "CPNG", pkgConfig: "libpng",
    providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
  .systemLibrary(
    name: "CDeflate", pkgConfig: "libdeflate",
    providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
  .target(name: "PNGShim", dependencies: ["CPNG"]),

  // Numbers and names as sentences hold them, for whoever writes sentences.
  .target(name: "Wording", swiftSettings: strict),

  // Loops compiled for several instruction sets, of which one is chosen at run time.
  .target(name: "TrainingKernels"),
  .target(name: "Training", dependencies: ["TrainingKernels", "Wording"], swiftSettings: strict),
  .target(name: "Plotting", dependencies: ["Wording"], swiftSettings: strict),
  .target(
    name: "CairoCanvas", dependencies: ["Plotting", "CCairo", "CDeflate", "CPNG", "PNGShim"],
    swiftSettings: strict),
  .target(
    name: "Reporting",
    dependencies: [
      "Training", "Plotting", "CairoCanvas", "Wording", .product(name: "Yams", package: "Yams"),
    ],
    resources: [.embedInCode("Experiment/BuiltIn"), .embedInCode("Report/report.css")],
    swiftSettings: strict),
  .executableTarget(
    name: "LinregReport",
    dependencies: [
      "Reporting", "Training", "CairoCanvas", "Wording",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ],
    swiftSettings: strict),

  // `swift package linreg-report ...`
  .plugin(
    name: "LinregReportPlugin",
    capability: .command(
      intent: .custom(
        verb: "linreg-report", description: "Train linear regressions, draw them, write a report."),
      permissions: [.writeToPackageDirectory(reason: "It writes the report into --out.")])),

  .testTarget(name: "WordingTests", dependencies: ["Wording"]),
  .testTarget(name: "TrainingTests", dependencies: ["Training", "TrainingKernels", "Wording"]),
  .testTarget(name: "PlottingTests", dependencies: ["Plotting", "Wording"]),
  .testTarget(name: "CairoCanvasTests", dependencies: ["CairoCanvas"]),
  .testTarget(name: "GalleryTests", dependencies: ["Plotting", "CairoCanvas"]),
  .testTarget(name: "ReportingTests", dependencies: ["Reporting", "Wording"]),
  .testTarget(
    name: "LinregReportTests",
    dependencies: ["LinregReport", "Reporting", "CairoCanvas", "Wording"]),
]

// scripts/torture/fuzz alone builds the fuzzers, as they take libFuzzer and tell every target's paths apart.
if Context.environment["FUZZING"] != nil {
  package.products.append(.executable(name: "fuzzers", targets: ["Fuzzers"]))
  package.targets.append(
    .executableTarget(
      name: "Fuzzers", dependencies: ["Training", "CairoCanvas", "Reporting"], path: "Fuzzing",
      exclude: ["corpus", "dictionaries"]))
}
