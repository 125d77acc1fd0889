/// The words of the command line, before anything is made of them.
enum Arguments {
  /// Refuses words that are no UTF-8. Swift's strings would hold something else in their place, so that
  /// two folders became one.
  static func check() throws(UsageError) {
    for place in 1..<max(1, Int(CommandLine.argc)) {
      guard let word = unsafe CommandLine.unsafeArgv[place] else { continue }
      guard unsafe String(validatingCString: word) == nil else { continue }
      throw UsageError(
        description: "The argument “\(unsafe String(cString: word))” is not UTF-8 text. Rename the "
          + "file or folder, or give another.")
    }
  }
}
