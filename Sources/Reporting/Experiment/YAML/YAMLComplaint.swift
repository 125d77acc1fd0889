import Yams

/// What is wrong where a text is not YAML, in our words instead of the parser's.
enum YAMLComplaint {
  /// A sentence about an error of the parser's, and the place it is about.
  static func sentence(
    for error: any Error, in scalars: [Unicode.Scalar]
  ) -> (message: String, place: Place) {
    guard let error = error as? YamlError else { return (unknown, .start) }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let place = Place(line: mark.line, column: mark.column)
      let opening = context.map { Place(line: $0.mark.line, column: $0.mark.column) }
      let (message, isAboutOpening) = sentence(for: problem, opened: opening)
      let about = isAboutOpening ? opening ?? place : place
      return (message, inside(scalars, about))
    case .memory:
      return ("There is not enough memory to read this file.", .start)
    default:
      return (unknown, .start)
    }
  }

  private static let unknown =
    "This is not YAML that can be read. Look at indentation, quotes and brackets."

  /// A sentence for one of libyaml's phrases, and whether it is about where something opened.
  private static func sentence(
    for problem: String, opened opening: Place?
  ) -> (message: String, isAboutOpening: Bool) {
    let line = opening.map { " that opened in line \($0.line)" } ?? ""
    switch problem {
    case "found unexpected end of stream", "found unexpected document indicator":
      return ("This quote is never closed. Add the closing quote.", true)
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return (
        "A backslash in double quotes starts a code like \\n, and this is none. Write \\\\ for a "
          + "backslash, or use single quotes.", false
      )
    case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
      return ("Here should be a comma, or the bracket\(line) should be closed.", false)
    case "could not find expected ':'":
      return ("There is no colon after this. Write key: value.", true)
    case "mapping values are not allowed in this context":
      return (
        "A key and its colon can't stand here. Put it on a line of its own, or text with a colon "
          + "in quotes.", false
      )
    case "block sequence entries are not allowed in this context":
      return ("A list entry (-) can't stand here. Put it on a line of its own.", false)
    case "did not find expected key":
      return (
        "Here should be the next key of the mapping\(line). Look at the indentation of this "
          + "line, at quotes and at brackets.", false
      )
    case "did not find expected '-' indicator":
      return (
        "Here should be the next entry (-) of the list\(line). Look at the indentation of this "
          + "line.", false
      )
    case "did not find expected node content":
      return ("Here should be a value. Write one, or take the comma or bracket away.", false)
    case "found character that cannot start any token":
      return ("No value can start with this character. Put the text in quotes.", false)
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      return ("The text here is indented with a tab. Use spaces.", false)
    case "found unexpected ':'":
      return ("A colon can't stand here. Put a space after it, or the text in quotes.", false)
    case "did not find expected <document start>":
      return ("The text goes on after its end. Look at the line above, and at brackets.", false)
    case "found undefined alias":
      return ("An alias (*) can't be used here. Write the value out.", false)
    case "but found another document":
      return ("A second document starts here. A file holds one experiment: split it in two.", false)
    case "did not find expected comment or line break",
      "found an indentation indicator equal to 0":
      return ("Text after | or > starts on the next line. Put it there.", false)
    default:
      return (unknown, false)
    }
  }

  /// The place, or the end of the text where it lies beyond.
  private static func inside(_ scalars: [Unicode.Scalar], _ place: Place) -> Place {
    var last = Place.start
    var beforeBlank = Place.start
    var previous: Unicode.Scalar = " "
    for scalar in scalars {
      if scalar == "\r" || scalar == "\n" && previous != "\r" {
        last = Place(line: last.line + 1, column: 1)
      } else if scalar != "\n" {
        last.column += 1
        if scalar != " " && scalar != "\t" { beforeBlank = last }
      }
      previous = scalar
    }
    return place.line > last.line || place > last ? beforeBlank : place
  }
}
