public import FoundationEssentials

/// Where the files of the project lie, found from the place of this source file.
public enum Repository {
  /// The project's root folder.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The templates that come with the program.
  public static let templates = root.appending(path: "Templates").path

  /// The example portfolio.
  public static let example = root.appending(path: "Examples/fabrikam").path

  /// The folder of shared test material that stands outside the project; `nil` where `ADOPTION_SHARED` is not set.
  public static let shared = ProcessInfo.processInfo.environment["ADOPTION_SHARED"]
}
