import Glibc

/// Links files of one folder of a published night into a staging; each thread has one of its own.
public struct FileLinker {
  private let night: LinkableNight
  private let staging: Staging
  /// By their paths.
  private var folders: [Substring: OpenFolder] = [:]

  /// Creates a linker.
  public init(from night: LinkableNight, into staging: Staging) {
    (self.night, self.staging) = (night, staging)
  }

  /// Gives the staging the very files that the published night has under the same paths, instead of writing them again.
  ///
  /// - Parameter relativePaths: The places in both folders.
  /// - Returns: Whether all of them are there and the file system can share them; else nothing is staged.
  /// - Throws: `.cannotWrite` or `.inputOutput` for a taken name, or a folder that cannot be read.
  public mutating func link(_ relativePaths: [String]) throws(PublishingError) -> Bool {
    var sources: [Source] = []
    for text in relativePaths {
      let path = try RelativePath(text, in: staging.root.path)
      guard let source = try source(of: path, digest: night.digest(of: path)) else { return false }
      sources.append(source)
    }
    for (place, source) in sources.enumerated() {
      guard try link(source, isFirst: place == 0) else { return false }
    }
    return true
  }

  /// Gives the staging the very file that the published night has at a place, as the function above.
  ///
  /// - Parameter place: One of the night's places.
  /// - Returns: Whether it is there and the file system can share it.
  /// - Throws: As the function above.
  public mutating func link(fileAt place: Int) throws(PublishingError) -> Bool {
    let path = try RelativePath(night.path(at: place), in: staging.root.path)
    guard let source = try source(of: path, digest: night.digest(at: place)) else { return false }
    return try link(source, isFirst: true)
  }

  /// A file that is there to be linked.
  private struct Source {
    let entry: Manifest.Entry
    let folder: OpenFolder
  }

  private mutating func source(of path: RelativePath, digest: [UInt8]?) throws(PublishingError) -> Source? {
    guard let digest, let folder = try folder(of: path),
      case .file(let size) = try folder.status(of: path.name)
    else { return nil }
    return Source(entry: Manifest.Entry(path: path, size: size, digest: digest), folder: folder)
  }

  /// Links a file; only before the first one it can be said that the file system shares none.
  private func link(_ source: Source, isFirst: Bool) throws(PublishingError) -> Bool {
    let target = try staging.ledger.begin(source.entry.path)
    do throws(PublishingError) {
      try target.link(source.entry.path.name, from: source.folder)
    } catch {
      staging.ledger.abandon()
      // A file system without shared files: writing them again does.
      guard isFirst, [EMLINK, EPERM, EXDEV, ENOTSUP].contains(error.errorNumber) else { throw error }
      return false
    }
    staging.ledger.finish(source.entry)
    return true
  }

  private mutating func folder(of path: RelativePath) throws(PublishingError) -> OpenFolder? {
    if let known = folders[path.folder] { return known }
    // A file has one mode, whichever night it is in: after a change of `permissions` none is shared.
    guard let folder = try night.folder(of: path), try folder.hasMode(of: staging.root) else { return nil }
    folders[path.folder] = folder
    return folder
  }
}

extension OpenFolder {
  /// Whether the folder has the mode of what another one creates.
  fileprivate func hasMode(of other: OpenFolder) throws(PublishingError) -> Bool {
    var status = stat()
    try descriptor.use { (number) throws(PublishingError) in
      try systemCall("examine", path) { fstat(number, &status) }
    }
    return status.st_mode & 0o777 == mode_t(other.modes.folder)
  }

  /// Gives a file of another folder the same name here; an existing entry is an error (EEXIST).
  fileprivate func link(_ name: String, from folder: OpenFolder) throws(PublishingError) {
    try descriptor.use { (number) throws(PublishingError) in
      try folder.descriptor.use { (source) throws(PublishingError) in
        try systemCall("link", path(of: name)) { linkat(source, name, number, name, 0) }
      }
    }
  }
}
