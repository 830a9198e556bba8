/// What licensed people do with a service.
enum LicenseUse: Int, CaseIterable {
  /// Active in the window.
  case active
  /// Licensed within the window and not active yet.
  case newlyLicensed
  /// Neither.
  case idle
}

/// So many people each, by what they do with a service.
struct UseCounts: Equatable, Sendable {
  private var active = 0
  private var newlyLicensed = 0
  private var idle = 0

  /// People who do this.
  subscript(use: LicenseUse) -> Int {
    get {
      switch use {
      case .active: active
      case .newlyLicensed: newlyLicensed
      case .idle: idle
      }
    }
    set {
      switch use {
      case .active: active = newValue
      case .newlyLicensed: newlyLicensed = newValue
      case .idle: idle = newValue
      }
    }
  }

  /// All of them.
  var total: Int { active + newlyLicensed + idle }
}
