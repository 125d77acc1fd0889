import Wording

/// A table's first line.
enum CSVHeader {
  /// The columns' names, unique and none empty; the scanner then stands on the first row. `nil` if
  /// the line is not all there, or nothing but empty lines.
  ///
  /// - Parameters:
  ///   - end: Where the lines end that are there.
  ///   - isLast: Whether no more will come.
  static func read(
    from scanner: inout CSVScanner, upTo end: Int, isLast: Bool, named file: String
  ) throws(DataError) -> [String]? {
    repeat {
      guard scanner.position < end else { return nil }
      scanner.beginRow(upTo: end)
    } while scanner.takeLineEnd()
    if scanner.line > 1 { try check([""], line: 1, named: file) }
    guard let names = try cells(from: &scanner, isLast: isLast) else { return nil }
    try check(names, line: scanner.rowLine, named: file)
    return names
  }

  /// The texts of the row that was begun, whatever they are; `nil` if it is not all there.
  static func cells(
    from scanner: inout CSVScanner, isLast: Bool
  ) throws(DataError) -> [String]? {
    var names: [String] = []
    var ending: CSVScanner.Ending
    repeat {
      guard let cell = try scanner.cell() else {
        try scanner.awaitClosingQuote(isLast: isLast)
        return nil
      }
      names.append(name(of: cell, in: scanner))
      ending = cell.ending
    } while ending == .comma
    try scanner.checkRowLength()
    return names
  }

  /// What is wrong with a file that holds nothing.
  static func emptyFile(_ file: String) -> DataError {
    DataError(
      file: file,
      message: "The file is empty: no data rows. It needs a line of column names and a line "
        + "for each row.")
  }

  /// A cell's text; around a name without quotes, blanks do not count.
  static func name(of cell: CSVScanner.Cell, in scanner: CSVScanner) -> String {
    let text = scanner.text(of: cell)
    guard cell.content.lowerBound == cell.start else { return text }
    // By scalars: what the last character of a long row of flags is takes its length to tell.
    var scalars = text.unicodeScalars[...].drop(while: isBlank)
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t"
  }

  private static func check(
    _ names: [String], line: Int, named file: String
  ) throws(DataError) {
    func fault(_ message: String) -> DataError {
      DataError(file: file, line: line, message: message)
    }
    if names.count > CSVReader.mostColumns {
      throw fault(
        "The table has \(NumberText.count(names.count)) columns; at most "
          + "\(NumberText.count(CSVReader.mostColumns)) are read. Leave out those that are not needed."
      )
    }
    let unnamed = names.indices.filter { !Likeness.isVisible(names[$0]) }.map { "\($0 + 1)" }
    if !unnamed.isEmpty {
      throw fault(
        unnamed.count == 1
          ? "Column \(unnamed[0]) has no name. Name it, or leave it out of the file."
          : "Columns \(Phrase.list(unnamed, atMost: 12)) have no names. Name them, or leave them "
            + "out of the file.")
    }
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() {
      if let first = places.updateValue(place, forKey: name) {
        throw fault(
          "Columns \(first + 1) and \(place + 1) are both named \(Phrase.quoted(name)). "
            + "Rename one of them.")
      }
    }
    if names.count == 1, let separator = names[0].first(where: { $0 == ";" || $0 == "\t" }) {
      throw fault(
        "The columns seem to be separated by \(separator == ";" ? "semicolons" : "tabs"); commas "
          + "are read. Export the table with commas between cells and points in numbers.")
    }
  }
}
