public import AdoptionDomain

/// A customer's record in the words of one language, with what all reports about the customer say alike.
///
/// The customer's own report and the customer's row in the portfolio share subjects' names and advice.
public struct CustomerWriter: Sendable {
  let record: CustomerRecord
  let context: ReportContext
  let wording: Wording
  let names: SubjectNames
  let advisor: AdviceWriter

  /// Names the subjects of a record and words its advice.
  ///
  /// - Parameters:
  ///   - record: the customer's facts, figures and advice.
  ///   - context: what all reports of the night share.
  ///   - wording: the words of a language.
  public init(_ record: CustomerRecord, context: ReportContext, wording: Wording) {
    self.record = record
    self.context = context
    self.wording = wording
    names = SubjectNames(record: record, catalog: context.catalog)
    advisor = AdviceWriter(record: record, names: names, context: context, wording: wording)
  }

  /// The language, such as `en`.
  public var language: String { wording.language }

  /// The customer.
  public var customer: Customer { record.facts.customer }

  /// The same record in the words of another language; itself where it is the same.
  func worded(_ other: Wording) -> CustomerWriter {
    other.language == wording.language ? self : CustomerWriter(record, context: context, wording: other)
  }
}
