import NightPublishing
import Testing

@Suite("the manifest")
struct ManifestTests {
  @Test("it lists every file but itself and the run record, by path, as sha256sum prints it")
  func contents() throws {
    try withTemporaryFolder { output in
      try publishNight("2026-11-21", ["b.txt": "abc", "a/z.txt": "", "a.txt": "abc"], in: output)
      // The digests of "" and "abc" are the examples of FIPS 180-4. "." sorts before "/".
      let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
      let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      #expect(
        try text(of: "\(output)/latest/manifest.sha256")
          == "\(abc)  a.txt\n\(empty)  a/z.txt\n\(abc)  b.txt\n")
    }
  }

  @Test("sha256sum -c accepts a published night, and finds a changed byte")
  func checkedBySha256sum() throws {
    try withTemporaryFolder { output in
      try publishNight("2026-11-21", in: output)
      let check = "cd \"$1\" && sha256sum --check --strict --quiet manifest.sha256 2>&1"
      #expect(try ChildProcess.run(check, argument: "\(output)/latest") == 0)
      try plant("<p>portfoliO</p>\n", at: "\(output)/latest/portfolio.html")
      #expect(try ChildProcess.run(check, argument: "\(output)/latest") == 1)
    }
  }

  @Test("the digest of bytes is libcrypto's SHA-256")
  func digest() throws {
    #expect(try SHA256Digest.of([]).prefix(4) == [0xe3, 0xb0, 0xc4, 0x42])
    let abc = try SHA256Digest.of(Array("abc".utf8))
    #expect(abc.count == 32)
    #expect(abc.prefix(4) == [0xba, 0x78, 0x16, 0xbf])
  }

  @Test(
    "a night whose folder has lost or cut a file is published anew, although its manifest is the same",
    arguments: [
      "rm customers/adatum-1a2b3c4d.html", "rm -r customers", "rm run.json",
      "rm empty.csv && mkdir empty.csv",
      "printf x > portfolio.html", "mv customers moved && ln -s moved customers", "rm manifest.sha256",
    ])
  func incomplete(damage: String) throws {
    try withTemporaryFolder { output in
      try publishNight("2026-11-21", in: output)
      #expect(try ChildProcess.run("cd \"$1\" && \(damage)", argument: "\(output)/nights/2026-11-21.r1") == 0)
      let again = try publishNight("2026-11-21", in: output)
      #expect(again.outcome == .published)
      #expect(again.revision == 2)
    }
  }
}
