internal import AdoptionDomain

/// The reading of one file by one worker, from its first block to its counts.
struct CountingRun {
  /// What takes the bytes, once the first block has told what they are.
  private enum Reader {
    case undecided
    case delimited(DelimitedKind, any RecordScanner)
    case document(DocumentReader)
  }

  /// The file.
  private(set) var counted: CountedFile
  /// Why the file is not read on.
  private(set) var refusal: FileRefusal?
  private var reader = Reader.undecided
  private var fingerprint = Fingerprint()
  /// What makes UTF-8 of a file in UTF-16; offsets are then those of the text that it makes.
  private var decoder: UTF16Decoder?
  /// The one kind of export that is read on, all others being refused; `nil` for all kinds.
  private let wanted: ExportKind?

  init(file: ExportFile, settings: ImportSettings, wanted: ExportKind? = nil) {
    counted = CountedFile(file: file, settings: settings)
    self.wanted = wanted
  }

  /// Reads the whole file.
  ///
  /// - Parameters:
  ///   - memory: what the worker has for all files.
  ///   - progress: is told the bytes read since the last call.
  /// - Returns: the counts.
  /// - Throws: ``FileRefusal`` where the file is no export that can be read.
  mutating func read(
    in memory: inout WorkerMemory, progress: (Int) -> Void
  ) throws(FileRefusal) -> FileCounts {
    do throws(FileReadFault) {
      let blocks = try FileBlocks(opening: counted.file.location)
      counted.size = blocks.size
      var offset = 0
      while refusal == nil {
        let block = try memory.read(blocks, from: offset)
        if block.isEmpty { break }
        decode(block, in: &memory)
        offset += block.count
        progress(block.count)
        // Whoever was given less than a block has seen the end.
        if block.count < FileBlocks.blockSize { break }
      }
      guard refusal != nil || offset == blocks.size else { throw .changed }
      try blocks.end()
    } catch {
      throw counted.refused(error)
    }
    return try finish()
  }

  private mutating func decode(_ block: UnsafeBufferPointer<UInt8>, in memory: inout WorkerMemory) {
    fingerprint.add(block)
    if case .undecided = reader, decoder == nil { decoder = UTF16Decoder(firstBytes: block) }
    guard decoder != nil else { return read(block, in: &memory) }
    var text: [UInt8] = []
    decoder?.decode(block, into: &text)
    text.withUnsafeBufferPointer { read($0, in: &memory) }
  }

  private mutating func read(_ block: UnsafeBufferPointer<UInt8>, in memory: inout WorkerMemory) {
    var start = 0
    if case .undecided = reader { start = begin(with: block, in: &memory) }
    let rest = UnsafeBufferPointer(rebasing: block[start...])
    // The reader is taken out while it reads, so that what it has collected is not copied.
    switch reader {
    case .undecided: break
    case .delimited(let kind, var scanner):
      reader = .undecided
      scanner.take(rest, in: memory.window)
      reader = .delimited(kind, scanner)
    case .document(var document):
      reader = .undecided
      document.read(rest)
      reader = .document(document)
    }
  }

  /// Recognizes the file by its first block and makes the reader that fits; returns where it begins to read.
  private mutating func begin(with block: UnsafeBufferPointer<UInt8>, in memory: inout WorkerMemory) -> Int {
    switch memory.recognition.recognize(block, settings: counted.settings) {
    case .delimited(let export) where wanted == nil || wanted == export.kind.exportKind:
      reader = .delimited(export.kind, export.scanner)
      return export.start
    case .document(let markLength) where wanted == nil:
      beginDocument(markLength: markLength)
    case .delimited, .document:
      refusal = counted.refused(.unrecognizedFile, expected: wanted?.rawValue ?? "", found: "another export")
    case .refused(let code, let expected, let found):
      refusal = counted.refused(code, expected: expected, found: found)
    }
    return 0
  }

  private mutating func beginDocument(markLength: Int) {
    guard counted.size <= DocumentReader.largest else {
      refusal = counted.refused(
        .unreadableFile, expected: "a document of at most \(DocumentReader.largest) bytes",
        found: "\(counted.size) bytes")
      return
    }
    reader = .document(DocumentReader(markLength: markLength, size: counted.size))
  }

  private mutating func finish() throws(FileRefusal) -> FileCounts {
    if let refusal { throw refusal }
    if let decoder, decoder.isCut {
      throw counted.refused(
        .truncatedFile, expected: "whole characters of UTF-16", found: "the end of the file within one")
    }
    return try counted.counts(of: records(), fingerprint: fingerprint)
  }

  private mutating func records() throws(FileRefusal) -> CountedRecords {
    switch reader {
    case .delimited(let kind, var scanner):
      reader = .undecided
      scanner.finish()
      if scanner.records > 0 || scanner.truncation != nil {
        return CountedRecords(kind: kind.exportKind, of: scanner)
      }
    case .document(let document):
      do throws(DocumentRefusal) {
        return try document.finish()
      } catch {
        let position = try counted.positions(of: [error.offset].compactMap(\.self)).first
        throw counted.refused(error.code, expected: error.expected, found: error.found, at: position)
      }
    case .undecided: break
    }
    throw counted.isEmpty
  }
}
