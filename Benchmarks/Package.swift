// swift-tools-version: 6.2
import PackageDescription

/// The switches of every module of ours, as in the manifest above.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The modules of the program that are measured without the rest of it.
let measured = Target.Dependency.product(name: "measured-modules", package: "adoption-report")

let package = Package(
  name: "benchmarks",
  products: [
    .executable(name: "count-users", targets: ["count-users"]),
    .executable(name: "render-page", targets: ["render-page"]),
  ],
  dependencies: [.package(name: "adoption-report", path: "..")],
  targets: [
    .executableTarget(name: "count-users", dependencies: [measured], swiftSettings: strict),
    .executableTarget(
      name: "render-page", dependencies: [measured], resources: [.embedInCode("customer.mustache")],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
