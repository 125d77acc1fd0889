import Foundation

@testable import Plotting

/// How colours look to a reader: contrast as WCAG 2 defines it, distances in OKLab (Ottosson 2020),
/// and both as seen by eyes whose cones are missing (Machado, Oliveira and Fernandes 2009, doi
/// 10.1109/TVCG.2009.113, severity 1).
enum ColorVision: String, CaseIterable {
  case full, protanopia, deuteranopia, tritanopia

  /// From linear sRGB to the linear sRGB that a full eye would see alike.
  private var matrix: [[Double]] {
    switch self {
    case .full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  /// Lightness and both axes of OKLab as this eye sees a colour.
  func lab(_ color: Color) -> [Double] {
    let light = Self.times(matrix, Self.linear(color)).map { min(1, max(0, $0)) }
    let cones = Self.times(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], light
    ).map { cbrt($0) }
    return Self.times(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ], cones)
  }

  /// The distance of two colours in OKLab; 0.02 is about the least that is noticed side by side.
  func distance(_ a: Color, _ b: Color) -> Double {
    zip(lab(a), lab(b)).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  /// Contrast from 1 (none) to 21 (black on white), from relative luminances.
  static func contrast(_ a: Color, _ b: Color) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  private static func luminance(_ color: Color) -> Double {
    zip([0.2126, 0.7152, 0.0722], linear(color)).map(*).reduce(0, +)
  }

  private static func linear(_ color: Color) -> [Double] {
    [color.red, color.green, color.blue].map { channel in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
  }

  private static func times(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { zip($0, vector).map(*).reduce(0, +) }
  }
}
