import TestSupport

/// An authority and certificates of hers for a server on the loopback interface, made by the command `openssl`.
struct Certificates {
  /// Which certificate a server shows.
  enum Kind: String, CaseIterable {
    case good
    case wrongName
    case expired
  }

  private let folder: TemporaryFolder

  /// Makes them all.
  init() throws {
    folder = try TemporaryFolder()
    for name in ["authority", "stranger"] {
      try run([
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", file(name + ".key"), "-out",
        file(name + ".pem"),
        "-subj", "/CN=\(name)", "-days", "2",
      ])
    }
    for kind in Kind.allCases {
      let address = kind == .wrongName ? "DNS:other.example" : "IP:127.0.0.1,DNS:localhost"
      let names = try folder.write("subjectAltName=\(address)\n", to: kind.rawValue + ".ext")
      try run([
        "req", "-newkey", "rsa:2048", "-nodes", "-keyout", key(kind), "-out", file("request.pem"), "-subj",
        "/CN=server",
      ])
      // No days at all: over in the second in which it begins.
      try run([
        "x509", "-req", "-in", file("request.pem"), "-CA", file("authority.pem"), "-CAkey",
        file("authority.key"),
        "-CAcreateserial", "-out", certificate(kind), "-days", kind == .expired ? "0" : "2", "-extfile",
        names,
      ])
    }
  }

  /// The authority that signed them.
  var authority: String { file("authority.pem") }
  /// Another authority.
  var stranger: String { file("stranger.pem") }
  /// The file of a certificate.
  func certificate(_ kind: Kind) -> String { file(kind.rawValue + ".pem") }
  /// The file of its key.
  func key(_ kind: Kind) -> String { file(kind.rawValue + ".key") }

  private func file(_ name: String) -> String { folder.path + "/" + name }

  private func run(_ words: [String]) throws {
    let outcome = try Command(["openssl"] + words).run()
    guard outcome.status == 0 else { throw MIMEReader.Fault(description: outcome.errors) }
  }
}
