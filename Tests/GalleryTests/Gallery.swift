import Plotting
import Testing

/// The charts of `docs/gallery.md`, in the page's order.
struct GalleryChart: Sendable, CustomTestStringConvertible {
  /// The snippet's file, without `.swift`.
  let file: String
  /// Its heading.
  let heading: String
  /// What to see in it, in a sentence or two of Markdown.
  let text: String
  /// What the snippet makes.
  let make: @Sendable () -> Chart

  /// `LogAxis` as `log-axis`: the name of its pictures.
  var name: String {
    file.reduce(into: "") { name, letter in
      if letter.isUppercase, !name.isEmpty { name += "-" }
      name += letter.lowercased()
    }
  }

  var testDescription: String { name }

  static let all: [GalleryChart] = [
    GalleryChart(
      file: "LogAxis", heading: "A log axis",
      text:
        "Powers of ten with raised exponents, names at the ends of lines, a rule with its label. "
        + "Series take their colours in order.", make: logAxis),
    GalleryChart(
      file: "SymmetricLog", heading: "A symmetric log axis",
      text: "Log on both sides of zero and linear about it, for what changes its sign.",
      make: symmetricLog),
    GalleryChart(
      file: "CoincidentLines", heading: "Lines that coincide",
      text:
        "Both can be seen, as strands of one line, and share a label: `=` where they end at the "
        + "same three digits, `≈` where they nearly do.", make: coincidentLines),
    GalleryChart(
      file: "Bands", heading: "Bands",
      text: "A band has the colour of the series that it belongs to.", make: bands),
    GalleryChart(
      file: "SmallMultiples", heading: "Small multiples",
      text: "Panels in a grid that fits the picture. A name has one colour in all of them.",
      make: smallMultiples),
    GalleryChart(
      file: "Trajectory", heading: "Contours and paths",
      text:
        "Contours of any function, labelled on the line; paths from rows by key path; notes that "
        + "look for a free place.", make: trajectory),
    GalleryChart(
      file: "Scatter", heading: "Scatter",
      text: "Markers have no end to be named at, so a row of names stands under the title.",
      make: scatter),
    GalleryChart(
      file: "Spread", heading: "Dots with their spread",
      text: "Categories along the y axis, the first one on top.", make: spread),
    GalleryChart(
      file: "Histogram", heading: "A histogram",
      text: "Counts as stems.", make: histogram),
    GalleryChart(
      file: "Annotations", heading: "Rules and callouts",
      text: "Labels keep off lines, other text and the picture’s edge.", make: annotations),
    GalleryChart(
      file: "AwkwardData", heading: "Awkward data",
      text:
        "Not-a-number leaves a gap, zero on a log axis lies on the lower edge under a triangle, a "
        + "line that leaves the panel ends in a cross.", make: awkwardData),
    GalleryChart(
      file: "OwnMark", heading: "A mark of one’s own",
      text: "A mark says how far its data reach and draws itself in a frame.", make: ownMark),
  ]
}
