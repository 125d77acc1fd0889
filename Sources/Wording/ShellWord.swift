/// Words as a shell takes them.
package enum ShellWord {
  /// A path that no command takes for a flag, quoted.
  package static func path(_ path: String) -> String {
    quoted(path.utf8.first == UInt8(ascii: "-") ? "./" + path : path)
  }

  /// The word as it stands where no shell would change it, else in quotes.
  package static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./,:=+@%".utf8.contains(byte)
      }
    }
    // zsh takes `=ls` for the path of a command.
    if isPlain, let first = word.utf8.first, first != UInt8(ascii: "=") { return word }
    return "'" + Inert.rewritten(word) { $0 == "'" ? "'\\''" : nil } + "'"
  }
}
