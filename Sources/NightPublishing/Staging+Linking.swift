import Glibc

/// The files of a published night that others may share with it.
public struct LinkableNight: Sendable {
  private let root: OpenFolder
  private let manifest: ManifestLines

  /// Opens a published night; `nil` where it is gone or its manifest is not the one that was published.
  ///
  /// - Parameters:
  ///   - folder: The folder below the output folder, `nights/2026-11-21.r1`.
  ///   - outputFolder: The output folder.
  ///   - manifestDigest: The SHA-256 of its manifest.
  /// - Throws: `.cannotWrite` or `.inputOutput` where a folder on the way cannot be read.
  public init?(
    folder: String, outputFolder: String, manifestDigest: [UInt8]
  ) throws(PublishingError) {
    var tree = FolderTree(root: try OpenFolder.opening(path: outputFolder))
    guard let root = try tree.existingFolder(at: folder.split(separator: "/")),
      let contents = try root.contents(ofFileNamed: Manifest.name),
      try SHA256Digest.of(contents) == manifestDigest
    else { return nil }
    self.root = root
    manifest = ManifestLines(contents)
  }

  /// What the manifest says of a file; `nil` where it does not name it.
  fileprivate func digest(of path: RelativePath) -> [UInt8]? { manifest.digest(of: path.text) }

  fileprivate func folder(of path: RelativePath) throws(PublishingError) -> OpenFolder? {
    var tree = FolderTree(root: root)
    return try tree.existingFolder(at: path.folders)
  }
}

/// A manifest as it is written, in which files are looked for by their paths: lines are in the order of these.
struct ManifestLines: Sendable {
  private let contents: [UInt8]
  /// Where each line starts.
  private let starts: [Int32]

  /// The digits of a digest and the two blanks behind it.
  private static let before = 66

  init(_ contents: [UInt8]) {
    self.contents = contents
    var starts: [Int32] = contents.isEmpty ? [] : [0]
    for (place, byte) in contents.enumerated() where byte == UInt8(ascii: "\n") && place + 1 < contents.count
    {
      starts.append(Int32(place + 1))
    }
    self.starts = starts
  }

  /// The digest of a file; `nil` where no line names it.
  func digest(of path: String) -> [UInt8]? {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if self.path(ofLine: middle).lexicographicallyPrecedes(path.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < starts.count, self.path(ofLine: low).elementsEqual(path.utf8) else { return nil }
    let start = Int(starts[low])
    let digits = String(decoding: contents[start..<start + 64], as: UTF8.self)
    let digest = stride(from: 0, to: 64, by: 2).compactMap {
      UInt8(digits.dropFirst($0).prefix(2), radix: 16)
    }
    return digest.count == 32 ? digest : nil
  }

  private func path(ofLine line: Int) -> ArraySlice<UInt8> {
    let end = line + 1 < starts.count ? Int(starts[line + 1]) - 1 : contents.count - 1
    return contents[min(Int(starts[line]) + Self.before, end)..<end]
  }
}

/// Links files of one folder of a published night into a staging; each thread has one of its own.
public struct FileLinker {
  private let night: LinkableNight
  private let staging: Staging
  private var folders: [[Substring]: OpenFolder] = [:]

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
    var sources: [(entry: Manifest.Entry, folder: OpenFolder)] = []
    for text in relativePaths {
      let path = try RelativePath(text, in: staging.root.path)
      guard let digest = night.digest(of: path), let folder = try folder(of: path),
        case .file(let size) = try folder.status(of: path.name)
      else { return false }
      sources.append((Manifest.Entry(path: path, size: size, digest: digest), folder))
    }
    for (place, source) in sources.enumerated() {
      let target = try staging.ledger.begin(source.entry.path)
      do throws(PublishingError) {
        try target.link(source.entry.path.name, from: source.folder)
      } catch {
        staging.ledger.abandon()
        // A file system without shared files: writing them again does.
        guard place == 0, [EMLINK, EPERM, EXDEV, ENOTSUP].contains(error.errorNumber) else { throw error }
        return false
      }
      staging.ledger.finish(source.entry)
    }
    return true
  }

  private mutating func folder(of path: RelativePath) throws(PublishingError) -> OpenFolder? {
    if let known = folders[path.folders] { return known }
    let folder = try night.folder(of: path)
    folders[path.folders] = folder
    return folder
  }
}

extension OpenFolder {
  /// Gives a file of another folder the same name here; an existing entry is an error (EEXIST).
  fileprivate func link(_ name: String, from folder: OpenFolder) throws(PublishingError) {
    try descriptor.use { (number) throws(PublishingError) in
      try folder.descriptor.use { (source) throws(PublishingError) in
        try systemCall("link", path(of: name)) { linkat(source, name, number, name, 0) }
      }
    }
  }
}
