import Training
import Wording

extension Findings {
  /// A curve in what is left of the rows, which says that the model is too simple for them.
  static func remainder(_ study: Study) -> [Finding] {
    guard let subject = ResidualsSubject(study),
      study.data.trainingRowCount <= ResidualsSummary.mostPairs
    else { return [] }
    let claims = ResidualsClaims(
      study, subject: subject, summary: ResidualsSummary(study.data, subject.parameters))
    return claims.isBent ? [Finding(kind: .remainder, text: claims.title + ".")] : []
  }
}
