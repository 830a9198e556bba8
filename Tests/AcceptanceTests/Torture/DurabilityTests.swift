import TestSupport
import Testing

@Suite("Torture: the order of a night's publication")
struct DurabilityTests {
  @Test(
    "is: files and folders durable, then the rename, then the archive, then the links",
    .enabled(if: Torture.hasStrace, "needs strace"))
  func order() throws {
    let night = try TorturedNight(customers: 3)
    let points = try FaultPoint.all(of: night)
    func last(before end: Int, _ matches: (FaultPoint) -> Bool) throws -> Int {
      let found = points[..<end].lastIndex(where: matches)
      return try #require(found)
    }
    let staging = ".staging-\(TorturedNight.second)-"
    let rename = try #require(points.firstIndex { $0.call == "renameat2" && $0.text.contains(staging) })
    #expect(points[rename].text.contains("/nights>, \"\(TorturedNight.second).r1\""))
    // Whatever is written below the staging folder, or made there, comes before everything is forced to the disk.
    let change = try last(before: rename) { point in
      point.text.contains(staging)
        && (["write", "mkdirat"].contains(point.call) || point.text.contains("O_CREAT"))
    }
    let synchronization = try #require(
      points.indices.first { place in
        points[place].call == "syncfs" && points[place].text.contains(staging)
      })
    #expect(change < synchronization && synchronization < rename)
    let links = points.indices.filter { points[$0].call == "symlinkat" }
    #expect(links.count == 2)
    let firstLink = try #require(links.first)
    let folders = points[rename..<firstLink].filter { $0.call == "fsync" }.map(\.text)
    #expect(folders.contains { $0.contains("/output/nights>") })
    #expect(folders.contains { $0.contains("/output>") })
    let log = "/output/archive.sqlite-wal>"
    let record = try last(before: firstLink) { $0.call == "pwrite64" && $0.text.contains(log) }
    let recorded = try last(before: firstLink) { $0.call == "fdatasync" && $0.text.contains(log) }
    #expect(rename < record && record < recorded)
    let lastLink = try #require(points.lastIndex { $0.call == "renameat" && $0.text.contains("\"latest\"") })
    #expect(points[lastLink...].contains { $0.call == "fsync" && $0.text.contains("/output>") })
  }
}
