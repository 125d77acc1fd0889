import Plotting
import Testing

@testable import Reporting

/// Straight lines through points.
private func polygon(_ points: [Point], closed: Bool = true) -> Path {
  Path([.move(points[0])] + points.dropFirst().map { .line($0) } + (closed ? [.close] : []))
}

/// What is said of a figure whose drawing changed: which mark, and how.
@Suite struct SVGDriftTests {
  private static let dots = [10.0, 20, 30].map { x in
    Drawing.Command.fill(
      polygon([Point(x, 50), Point(x + 4, 50), Point(x + 2, 54)]),
      Paint(.series(1)))
  }

  private func drawing(_ change: (inout [Drawing.Command]) -> Void = { _ in }) -> Drawing {
    func line(_ y: Double, _ role: Role, to end: Double = 90) -> Drawing.Command {
      .stroke(
        polygon([Point(5, y), Point(end, y)], closed: false), StrokeStyle(Paint(role), width: 2))
    }
    func text(_ words: String, _ y: Double, _ role: Role) -> Drawing.Command {
      .text(
        PlacedText(
          [.init(words, size: 12, dx: 0, dy: 0, width: 40)], at: Point(10, y), weight: .bold,
          paint: Paint(role)))
    }
    var commands: [Drawing.Command] = [
      .beginGroup("panel"), line(10, .grid), line(20, .grid), line(30, .grid),
      line(40, .series(0)), line(41, .series(3), to: 80),
    ]
    commands += Self.dots + [text("torch", 70, .series(0)), text("epoch", 80, .ink), .endGroup]
    change(&commands)
    return Drawing(
      name: "loss", size: Size(width: 100, height: 100), title: "T", description: "D",
      commands: commands)
  }

  private func sentence(_ change: (inout [Drawing.Command]) -> Void) -> String {
    let now = SVGWriter.svg(drawing(), theme: .light)
    let committed = SVGWriter.svg(drawing(change), theme: .light)
    return SVGDrift.drift(committed: Array(committed.utf8), now: Array(now.utf8), 0).sentence
  }

  private func stroke(_ points: [Point], _ role: Role, width: Double = 2) -> Drawing.Command {
    .stroke(polygon(points, closed: false), StrokeStyle(Paint(role), width: width))
  }

  @Test func aMovedLineIsNamedByItsColourAndItsOwner() {
    #expect(
      sentence { $0[4] = stroke([Point(5, 40), Point(90, 44)], .series(0)) }
        == "the blue line of “torch” in loss-panel moved by 4 points, from (90.00, 44.00) to "
        + "(90.00, 40.00)")
  }

  @Test func ofMarksPaintedTogetherTheOneThatMovedIsNamed() {
    #expect(
      sentence { $0[2] = stroke([Point(5, 21), Point(90, 21)], .grid) }
        == "the grid line in loss-panel moved by 1 point, from (5.00, 21.00) to (5.00, 20.00)")
    #expect(
      sentence {
        $0[7] = .fill(
          polygon([Point(20, 53), Point(24, 53), Point(22, 57)]),
          Paint(.series(1)))
      }
        == "the orange marker in loss-panel moved by 3 points, from (20.00, 53.00) to (20.00, 50.00)"
    )
  }

  @Test func lostAndNewMarksAreNamed() {
    #expect(
      sentence { $0.remove(at: 3) } == "the grid line in loss-panel at (5.00, 30.00) is new")
    #expect(
      sentence { $0.insert(Self.dots[0], at: 6) }
        == "the orange marker in loss-panel at (10.00, 50.00) is gone")
    #expect(
      sentence { $0.removeSubrange(1...3) }
        == "3 marks are new, first the grid line in loss-panel at (5.00, 10.00) is new")
  }

  @Test func swappedColoursAreNotTakenForMoves() {
    let text = sentence {
      $0[4] = stroke([Point(5, 40), Point(90, 40)], .series(3))
      $0[5] = stroke([Point(5, 41), Point(80, 41)], .series(0))
    }
    #expect(
      text
        == "2 marks changed their colour, first the purple line in loss-panel at (5.00, 40.00) was "
        + "purple (#57158a), is blue (#083ec1)")
  }

  @Test func anotherWidthAnotherWordAndAnotherShapeAreSaid() {
    #expect(
      sentence { $0[4] = stroke([Point(5, 40), Point(90, 40)], .series(0), width: 3) }
        .contains("stroke-width 3"))
    let words = sentence {
      $0[10] = .text(
        PlacedText(
          [.init("epok", size: 12, dx: 0, dy: 0, width: 33)], at: Point(10, 80), weight: .bold,
          paint: Paint(.ink)))
    }
    #expect(words == "a text in loss-panel was “epok”, is “epoch”")
    #expect(
      sentence { $0[4] = stroke([Point(5, 40), Point(9, 44), Point(90, 40)], .series(0)) }
        .contains("has 2 points, had 3"))
  }

  @Test func anotherOrderOfPaintingIsSaid() {
    #expect(
      sentence { $0.swapAt(4, 5) }.hasSuffix("is painted in another order"))
  }

  @Test func whatIsNotOursIsComparedByLines() {
    let now = Array(SVGWriter.svg(drawing(), theme: .dark).utf8)
    let others = [
      "<svg><script>x</script></svg>", "<svg", "<svg a=b/>", "<!DOCTYPE svg>", "text",
      "<svg>&bomb;</svg>", "<svg><path d=\"M1 1q2 2 3 3\"/></svg>",
      "<svg><path d=\"M1 1l1e999 2\"/></svg>", "</svg>",
      String(repeating: "<g>", count: 100_000),
    ]
    for other in others {
      let sentence = SVGDrift.drift(committed: Array(other.utf8), now: now, 0.5).sentence
      #expect(sentence.hasPrefix("it is not as we write it; "), "\(sentence)")
    }
  }

  /// What no reader of XML opens, and numbers that we do not write.
  @Test(arguments: [
    ("stroke=\"#083ec1\"", "stroke=\"#083ec1\" stroke=\"#083ec1\""), ("</title>", "</g>"),
    ("</title>", "</>"), ("</text>", ""), ("</svg>", "</svg"), ("</svg>", "</svg></svg>"),
    ("x=\"10\"", "x=\"0xa\""), ("x=\"10\"", "x=\"1e1\""), ("x=\"10\"", "x=\"+10\""),
    ("x=\"10\"", "x=\"10.\""), ("x=\"10\"", "x=\" 10\""), ("m-85 10h85", "m-85 10.004h85"),
    ("m-85 10h85", "m-85,,10h85"), ("m-85 10h85", "m-85  10h85"), ("h85\"", "h85 \""),
  ])
  func whatWeDoNotWriteIsAFault(part: String, other: String) {
    let now = SVGWriter.svg(drawing(), theme: .light)
    let committed = now.replacing(part, with: other)
    #expect(committed != now)
    let drift = SVGDrift.drift(committed: Array(committed.utf8), now: Array(now.utf8), 0.5)
    #expect(!drift.isTolerated && drift.sentence.hasPrefix("it is not as we write it; "))
  }

  // MARK: - Tolerance

  /// A figure with places of every kind, and the same with one of each moved by a hundredth.
  private func pair() -> (now: String, moved: String) {
    func text(_ words: [String], _ x: Double, angle: Double = 0) -> Drawing.Command {
      let runs = words.enumerated().map { place, word in
        PlacedText.Run(word, size: 12 - Double(place), dx: 20 * Double(place), dy: 0, width: 20)
      }
      return .text(PlacedText(runs, at: Point(x, 90), angle: angle, paint: Paint(.ink)))
    }
    func figure(movedBy step: Double) -> String {
      let drawing = drawing {
        $0.insert(
          .fill(polygon([Point(0, 0), Point(100, 0), Point(0, 100)]), Paint(.paper)), at: 0)
        $0.insert(.beginClip(Rect(x: 5, y: 5, width: 90 + step, height: 90)), at: 5)
        $0[6] = stroke([Point(5, 40), Point(90, 40 + step)], .series(0))
        $0.insert(.endClip, at: 8)
        $0.insert(text(["a", "b"], 30 + step), at: $0.count - 1)
        $0.insert(text(["c"], 60 + step, angle: -90), at: $0.count - 1)
      }
      return SVGWriter.svg(drawing, theme: .light)
    }
    return (figure(movedBy: 0), figure(movedBy: 0.01))
  }

  private func drift(_ committed: some Sequence<UInt8>, _ now: String) -> Drift {
    SVGDrift.drift(committed: Array(committed), now: Array(now.utf8), 1e-9)
  }

  @Test func marksThatMovedByAHundredthAreWithinATolerance() {
    let (now, moved) = pair()
    for part in ["rotate(-90 60.01 90)", "<tspan x=\"30.01\"", "width=\"90.01\"", "l85 .01"] {
      #expect(moved.contains(part), "\(moved)")
    }
    #expect(drift(moved.utf8, now).isTolerated)
    // The same path data, spelled otherwise.
    #expect(drift(moved.replacing("l85 .01", with: "L90 40.01").utf8, now).isTolerated)
    #expect(!drift(moved.replacing("rotate(-90 ", with: "rotate(-90.01 ").utf8, now).isTolerated)
  }

  @Test func noChangeOfALineBesideAMovedMarkIsWithinATolerance() {
    let (now, moved) = pair()
    let lines = moved.split(separator: "\n", omittingEmptySubsequences: false)
    for place in lines.indices.dropLast() {
      var (lost, doubled, swapped, last) = (lines, lines, lines, lines)
      lost.remove(at: place)
      doubled.insert(lines[place], at: place)
      swapped.swapAt(place, place + 1)
      last.remove(at: place)
      last.insert(lines[place], at: last.count - 2)
      for changed in [lost, doubled, swapped, last] where changed != lines {
        let drift = drift(changed.joined(separator: "\n").utf8, now)
        #expect(!drift.isTolerated, "\(lines[place]): \(drift.sentence)")
      }
    }
  }

  @Test func noOtherByteBesideAMovedMarkIsWithinATolerance() {
    let (now, moved) = pair()
    let bytes = Array(moved.utf8)
    let numbers = Set("0123456789.-".utf8)
    for place in bytes.indices {
      var (lost, doubled, other) = (bytes, bytes, bytes)
      lost.remove(at: place)
      doubled.insert(bytes[place], at: place)
      other[place] = bytes[place] == UInt8(ascii: "#") ? 0xFF : UInt8(ascii: "#")
      #expect(!drift(other, now).isTolerated, "\(place)")
      // A digit of a place may come or go within the tolerance.
      if numbers.contains(bytes[place]) { continue }
      for changed in [lost, doubled] where changed != bytes {
        let drift = drift(changed, now)
        #expect(!drift.isTolerated, "\(place): \(drift.sentence)")
      }
    }
  }

  @Test func whatDiffersBesideAMovedMarkIsSaid() {
    let now = SVGWriter.svg(drawing(), theme: .light)
    let moved = now.replacing("y=\"80\"", with: "y=\"80.01\"")
    let painted = moved.replacing(
      "<path fill=\"#b95400\"", with: "<path fill=\"#b95400\" stroke=\"#f00\"")
    #expect(drift(moved.utf8, now).isTolerated)
    #expect(painted != moved)
    let sentence = drift(painted.utf8, now).sentence
    #expect(
      sentence.contains(" moved by ") && sentence.contains("; numbers aside, one line differs"))
    #expect(sentence.contains("stroke=\"#f00\""))
  }

  @Test func everyFigureOfOursIsReadBackWhole() throws {
    for name in ["loss", "weights", "trajectory", "residuals"] {
      let path = "reports/figures/\(name).svg"
      guard let bytes = try? FileReader.read(Self.root + "/" + path, limit: 1 << 24) else {
        continue
      }
      let marks = try SVGMarks(bytes)
      #expect(marks.marks.count > 20 && marks.longerSide == 800)
    }
  }

  private static let root = #filePath.split(separator: "/").dropLast(4)
    .reduce("") { $0 + "/" + $1 }
}
