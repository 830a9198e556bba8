import FoundationEssentials
import Glibc
import TestSupport
import Testing

@Suite(
  "The files of csv-spectrum",
  .enabled(if: Repository.shared != nil, "ADOPTION_SHARED names the folder with corpora/csv-spectrum.tar.xz"))
struct CSVSpectrumTests {
  @Test("eleven files give the records of their JSON")
  func spectrum() throws {
    let folder = try unpacked()
    let root = folder.path + "/csv-spectrum"
    let names = try FileManager.default.contentsOfDirectory(atPath: root + "/csvs").sorted()
    #expect(names.count == 12)
    for name in names where name != Self.inLatin1 {
      let csv = try Data(contentsOf: URL(filePath: "\(root)/csvs/\(name)"))
      let json = try Data(contentsOf: URL(filePath: "\(root)/json/\(name.dropLast(4)).json"))
      let expected = try JSONDecoder().decode([[String: String]].self, from: json)
      for piece in [Int.max, 1, 5] {
        let scan = Scan(Array(csv), piece: piece)
        let header = try #require(scan.rows.first)
        let records = scan.rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
        #expect(records == expected, "\(name), pieces of \(piece)")
      }
    }
  }

  /// The one file that is not UTF-8; its JSON is a single object of another telephone number, and not UTF-8 either.
  private static let inLatin1 = "location_coordinates.csv"

  @Test("the one file in another encoding is split all the same")
  func latin1() throws {
    let folder = try unpacked()
    let csv = try Data(contentsOf: URL(filePath: "\(folder.path)/csv-spectrum/csvs/\(Self.inLatin1)"))
    let rows = Scan(Array(csv)).rows
    #expect(rows.count == 2)
    #expect(rows.first == ["Contact Phone Number", "Location Coordinates", "Cities", "Counties"])
    #expect(rows.last?.count == 4)
    #expect(rows.last?.first == "2095257564")
    #expect(rows.last?.suffix(2) == ["Modesto", "Stanislaus"])
  }

  private func unpacked() throws -> TemporaryFolder {
    let archive = try #require(Repository.shared) + "/corpora/csv-spectrum.tar.xz"
    let folder = try TemporaryFolder()
    try #require(system("tar -xf '\(archive)' -C '\(folder.path)'") == 0)
    return folder
  }
}
