// swift-tools-version: 6.2
import PackageDescription

/// The switches of every module of ours: Swift 6 mode, and nothing a compiler can see goes unsaid.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module under `Sources/`, and what it may import (docs/architecture.md has the picture).
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one module under `Tests/`.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: strict)
}

/// A C library of the system, found by pkg-config.
func library(_ name: String, pkgConfig: String, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let core: [Target.Dependency] = ["AdoptionDomain", "AdoptionMetrics", "Recommendations", "ReportContent"]

let package = Package(
  name: "adoption-report",
  products: [
    .executable(name: "adoption-report", targets: ["adoption-report"]),
    // What the package under Benchmarks measures; no other package is meant to use it.
    .library(
      name: "measured-modules",
      targets: ["AdoptionDomain", "SettingsFiles", "UsageImport", "MustacheTemplates"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // The pure core: values in, values out.
    module("AdoptionDomain"),
    module("AdoptionMetrics", ["AdoptionDomain"]),
    module("Recommendations", ["AdoptionDomain", "AdoptionMetrics"]),
    module("ReportContent", ["AdoptionDomain", "AdoptionMetrics", "Recommendations"]),
    // The edges.
    module("ByteEncoding"),
    module("SettingsFiles", core + [.product(name: "Yams", package: "Yams")]),
    module("UsageImport", ["AdoptionDomain", "ByteEncoding", "CStructureScan", "CXXHash"]),
    module(
      "SnapshotArchive",
      core + [
        "ByteEncoding", "CXXHash", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    module("MustacheTemplates"),
    module("ReportRendering", ["ReportContent", "MustacheTemplates", "CLibXML2"]),
    module("NightPublishing", ["CLibCrypto", "CLinuxCalls"]),
    module("ReportDelivery", ["CLibCurl"]),
    // The whole.
    module(
      "NightlyPipeline",
      core + [
        "SettingsFiles", "UsageImport", "SnapshotArchive", "MustacheTemplates", "ReportRendering",
        "NightPublishing", "ReportDelivery",
      ]),
    .executableTarget(
      name: "adoption-report", dependencies: ["NightlyPipeline", "CLinuxCalls", argumentParser],
      swiftSettings: strict),
    // C libraries.
    .systemLibrary(name: "CLinuxCalls"),
    .systemLibrary(name: "CStructureScan"),
    library("CLibXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
    library("CLibCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
    library("CLibCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
    library("CXXHash", pkgConfig: "libxxhash", apt: "libxxhash-dev"),
    // Tests.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("ArchitectureTests", []),
    tests("AdoptionDomainTests", ["AdoptionDomain"]),
    tests("AdoptionMetricsTests", ["AdoptionDomain", "AdoptionMetrics"]),
    tests("RecommendationsTests", ["AdoptionDomain", "AdoptionMetrics", "Recommendations"]),
    tests("ReportContentTests", core),
    tests("ByteEncodingTests", ["ByteEncoding"]),
    tests("SettingsFilesTests", core + ["SettingsFiles"]),
    tests("UsageImportTests", ["AdoptionDomain", "CStructureScan", "CXXHash", "UsageImport"]),
    tests("SnapshotArchiveTests", core + ["SnapshotArchive"]),
    tests("MustacheTemplatesTests", ["MustacheTemplates"]),
    tests("ReportRenderingTests", core + ["MustacheTemplates", "ReportRendering", "SettingsFiles"]),
    tests("NightPublishingTests", ["NightPublishing"]),
    tests("ReportDeliveryTests", ["ReportDelivery"]),
    tests("NightlyPipelineTests", core + ["NightlyPipeline", "UsageImport", "SettingsFiles"]),
    tests("AcceptanceTests", ["adoption-report"]),
  ],
  swiftLanguageModes: [.v6]
)
