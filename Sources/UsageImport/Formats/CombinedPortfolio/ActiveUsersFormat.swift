internal import AdoptionDomain

extension ExportFormat {
  /// User detail of all tenants with a leading tenant column, as partners join it (docs/formats/combined.md).
  static let activeUsers = ExportFormat(
    kind: .activeUsers, required: ["CustomerId"] + UserColumns.required, optional: UserColumns.optional,
    groups: UserColumns.workloadGroups)
}
