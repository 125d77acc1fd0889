// swift-tools-version: 6.2
import PackageDescription

// A package of its own: who depends on linreg-report's libraries does not get its benchmarks.
let package = Package(
  name: "linreg-report-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "linreg-report", path: "..")],
  targets: [
    .target(name: "RowGather"),
    .executableTarget(
      name: "TrainingBenchmark",
      dependencies: ["RowGather", .product(name: "Training", package: "linreg-report")]),
    .executableTarget(
      name: "DataBenchmark",
      dependencies: [.product(name: "Training", package: "linreg-report")]),
    .executableTarget(
      name: "DrawingBenchmark",
      dependencies: [.product(name: "Plotting", package: "linreg-report")]),
  ]
)
