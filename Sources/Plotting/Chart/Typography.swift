/// Sizes of a picture's text and lines, in points, for its size.
struct Typography: Sendable {
  let scale: Double

  /// Full size from 640 x 400 points on; smaller pictures have smaller text, down to 0.6.
  init(for size: Size) {
    scale = max(0.6, min(1, min(size.width / 560, size.height / 350)))
  }

  var title: Double { 18 * scale }
  var subtitle: Double { 12.5 * scale }
  var heading: Double { 13 * scale }
  var tick: Double { 12 * scale }
  var label: Double { 12 * scale }
  var name: Double { 13 * scale }
  var note: Double { 11 * scale }
  /// The free edge of the picture.
  var margin: Double { 18 * scale }
  /// The least free room about a label.
  var air: Double { 3 * scale }
  var tickLength: Double { 4 * scale }
}
