// Reads tables as the command does, and writes the tables to read.
//
//     DataBenchmark write FOLDER MIB            one file of each kind, of so many MiB
//     DataBenchmark read FILE [COLUMN ...]      the named columns of a file (default all) beside `y`
//
// A line for each file read: megabytes of text a second, and the most memory that the process held.

import Foundation
import Training

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("write", 3):
  for kind in TableKind.allCases {
    let path = "\(arguments[1])/\(kind.rawValue).csv"
    try kind.write(to: path, bytes: (Int(arguments[2]) ?? 1) << 20)
  }
case ("read", 2...):
  let columns = Array(arguments.dropFirst(2))
  print(try Reading(of: arguments[1], features: columns.isEmpty ? nil : columns).line)
default:
  FileHandle.standardError.write(
    Data("usage: DataBenchmark write FOLDER MIB | read FILE [COLUMN ...]\n".utf8))
  exit(64)
}
