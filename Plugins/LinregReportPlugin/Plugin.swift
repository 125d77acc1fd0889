import Foundation
import PackagePlugin

/// `swift package linreg-report ...`: the command, built from source, run in the package's folder.
///
/// A package that depends on this one can so regenerate and check its reports without anything
/// installed: `swift package --allow-writing-to-package-directory linreg-report --out reports/`.
@main
struct LinregReportPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let build = try packageManager.build(.product("linreg-report"), parameters: .init())
    guard build.succeeded,
      let command = build.builtArtifacts.first(where: { $0.kind == .executable })
    else {
      Diagnostics.error(build.logText)
      return
    }
    let process = Process()
    process.executableURL = command.url
    process.arguments = arguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    // The command has said why; its code says what kind of failure it was.
    if process.terminationStatus != 0 { exit(process.terminationStatus) }
  }
}
