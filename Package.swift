// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
  .enableUpcomingFeature("InferIsolatedConformances"),  // SE-0470
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

/// The rooms of the house: each may use those named in its list, never the other way round.
let rooms: [Target] = [
  .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  .target(name: "CKnowledge"),
  .target(name: "Archives", dependencies: ["CZlib"], swiftSettings: strict),
  .target(name: "LibXML", dependencies: ["CLibXML2"], swiftSettings: strict),
  .target(name: "Inventories", dependencies: ["CKnowledge", "LibXML", crypto], swiftSettings: strict),
  .target(name: "Knowledge", dependencies: ["CKnowledge", "LibXML", "Inventories"], swiftSettings: strict),
  .target(name: "Collecting", dependencies: ["Archives", "LibXML", "Inventories", "Knowledge"], swiftSettings: strict),
  .target(name: "Assessing", dependencies: ["LibXML", "Inventories", "Knowledge"], swiftSettings: strict),
  .target(name: "Scheduling", swiftSettings: strict),
  .target(
    name: "Planning", dependencies: ["LibXML", "Inventories", "Knowledge", "Assessing", "Scheduling"],
    swiftSettings: strict),
  .target(
    name: "Training", dependencies: ["LibXML", "Inventories", "Knowledge", "Assessing", "Planning"],
    swiftSettings: strict),
  .target(
    name: "Reporting",
    dependencies: ["LibXML", "Inventories", "Knowledge", "Assessing", "Planning", "Training"],
    swiftSettings: strict),
  .target(
    name: "Commands",
    dependencies: [
      "LibXML", "Inventories", "Knowledge", "Collecting", "Assessing", "Planning", "Training", "Reporting",
      argumentParser,
    ], swiftSettings: strict),
  .executableTarget(name: "draille", dependencies: ["Commands", argumentParser], swiftSettings: strict),
  .executableTarget(
    name: "timings", dependencies: ["LibXML", "Inventories", "Knowledge", "Assessing"], path: "Benchmarks/Timings",
    swiftSettings: strict),
]

let tests: [Target] = [
  .target(name: "TestSupport", dependencies: ["Archives", "LibXML"], path: "Tests/TestSupport", swiftSettings: strict),
  .testTarget(name: "ArchivesTests", dependencies: ["Archives", "CZlib", "TestSupport"], swiftSettings: strict),
  .testTarget(name: "LibXMLTests", dependencies: ["LibXML", "TestSupport"], swiftSettings: strict),
  .testTarget(
    name: "InventoriesTests", dependencies: ["Inventories", "LibXML", "TestSupport"], exclude: ["Fixtures"],
    swiftSettings: strict),
  .testTarget(
    name: "KnowledgeTests",
    dependencies: ["Assessing", "Collecting", "Knowledge", "Inventories", "LibXML", "TestSupport"],
    exclude: ["Samples", "Snapshots"], swiftSettings: strict),
  .testTarget(
    name: "CollectingTests",
    dependencies: ["Archives", "Collecting", "Knowledge", "Inventories", "LibXML", "TestSupport"],
    exclude: ["Samples", "Snapshots"], swiftSettings: strict),
  .testTarget(
    name: "AssessingTests",
    dependencies: ["Assessing", "Collecting", "Knowledge", "Inventories", "LibXML", "TestSupport"],
    exclude: ["Snapshots"], swiftSettings: strict),
  .executableTarget(
    name: "xccdf-scores", dependencies: ["Assessing", "LibXML"], path: "Tests/XCCDFScores", swiftSettings: strict),
  .testTarget(name: "SchedulingTests", dependencies: ["Scheduling", "TestSupport"], swiftSettings: strict),
  .testTarget(
    name: "PlanningTests",
    dependencies: ["Planning", "Scheduling", "Assessing", "Knowledge", "Inventories", "LibXML", "TestSupport"],
    swiftSettings: strict),
  .testTarget(
    name: "TrainingTests",
    dependencies: ["Training", "Planning", "Assessing", "Knowledge", "Inventories", "LibXML", "TestSupport"],
    swiftSettings: strict),
  .testTarget(
    name: "ReportingTests",
    dependencies: [
      "Reporting", "Training", "Planning", "Assessing", "Knowledge", "Inventories", "LibXML", "TestSupport",
    ], exclude: ["Snapshots"], swiftSettings: strict),
  .testTarget(
    name: "CommandsTests",
    dependencies: [
      "Commands", "draille", "Inventories", "LibXML", "Knowledge", "TestSupport", argumentParser,
      .product(name: "Subprocess", package: "swift-subprocess"),
      .product(name: "SystemPackage", package: "swift-system"),
    ], exclude: ["Cases"], swiftSettings: strict),
]

let package = Package(
  name: "draille",
  products: [.executable(name: "draille", targets: ["draille"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),  // SHA-256 of evidence
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),  // tests only
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),  // tests only
  ],
  targets: rooms + tests,
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x  // #embed
)
