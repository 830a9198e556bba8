extension [UInt8] {
  /// Lends the bytes to `body`; `withUnsafeBytes` of the standard library forgets the type of what is thrown.
  func withRawBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws(PublishingError) -> Result
  ) throws(PublishingError) -> Result {
    try withUnsafeBufferPointer { (buffer) throws(PublishingError) in
      try body(UnsafeRawBufferPointer(buffer))
    }
  }
}
