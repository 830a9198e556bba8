internal import AdoptionDomain

extension ExportFormat {
  /// Graph's `getOffice365ActiveUserDetail` CSV of one tenant (docs/formats/graph-active-user-detail.md).
  static let graphActiveUserDetail = ExportFormat(
    kind: .graphActiveUserDetail, required: UserColumns.required, optional: UserColumns.optional,
    groups: UserColumns.workloadGroups, foreign: ["CustomerId"])
}
