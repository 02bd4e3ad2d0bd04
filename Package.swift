// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is compiled alike: Swift 6, warnings are errors, imports are explicit.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// The rings: a target depends only on targets of a lower ring, and the compiler enforces it.
let package = Package(
  name: "Touchstone",
  products: [
    .library(name: "MerkleSum", targets: ["MerkleSum"]),
    .library(name: "Bullion", targets: ["Bullion"]),
    // With the modules whose types stand in their interfaces.
    .library(name: "Disclosure", targets: ["Disclosure", "Hashing", "Notation"]),
    .library(name: "Audit", targets: ["Audit", "Diagnostics"]),
    .library(name: "TransparencyLog", targets: ["TransparencyLog", "Hashing"]),
    .library(name: "Publication", targets: ["Publication", "Disclosure", "TransparencyLog"]),
    .executable(name: "touchstone", targets: ["touchstone"]),
    .executable(name: "touchstone-bench", targets: ["touchstone-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"),
  ],
  targets: [
    // Ring C: the one system library.
    .systemLibrary(name: "COpenSSL", pkgConfig: nil, providers: [.apt(["libssl-dev"])]),

    // Ring C: batch SHA-256 for processors that have the instructions; plain C otherwise.
    .target(
      name: "CSHA256",
      cSettings: [
        .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
      ]),

    // Ring 0: pure values, no Foundation, no input or output.
    .target(name: "MerkleSum", swiftSettings: strict),
    .target(name: "Bullion", swiftSettings: strict),
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "Notation", swiftSettings: strict),

    // Ring 1: what is published, and what is found.
    .target(
      name: "Hashing", dependencies: ["COpenSSL", "CSHA256", "MerkleSum"], swiftSettings: strict),
    .target(
      name: "Disclosure", dependencies: ["Bullion", "Hashing", "MerkleSum", "Notation"],
      swiftSettings: strict),
    .target(
      name: "TransparencyLog", dependencies: ["Hashing", "MerkleSum", "Notation"],
      swiftSettings: strict),
    .target(
      name: "Audit",
      dependencies: ["Bullion", "Diagnostics", "Disclosure", "Hashing", "MerkleSum", "Notation"],
      swiftSettings: strict),

    .target(
      name: "Publication",
      dependencies: ["Disclosure", "Hashing", "MerkleSum", "Notation", "TransparencyLog"],
      swiftSettings: strict),

    // Ring 2: bytes in, bytes out.
    .target(
      name: "Intake",
      dependencies: [
        "Audit", "Bullion", "Diagnostics", "Disclosure", "Hashing", "MerkleSum", "Notation",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "TreeStore", dependencies: ["Diagnostics", "Hashing", "MerkleSum"],
      swiftSettings: strict),
    .target(
      name: "Report",
      dependencies: [
        "Audit", "Bullion", "Diagnostics", "Disclosure", "Hashing", "MerkleSum", "Notation",
      ],
      swiftSettings: strict),

    // Ring 3: the commands.
    .executableTarget(
      name: "touchstone",
      dependencies: [
        "Audit", "Bullion", "Diagnostics", "Disclosure", "Hashing", "Intake", "MerkleSum",
        "Notation", "Publication", "Report", "TransparencyLog", "TreeStore",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Measures the others; its data and its turns are seeded, so it shares that with the tests.
    .executableTarget(
      name: "touchstone-bench",
      dependencies: [
        "Hashing", "MerkleSum", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // What several test targets share.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "MerkleSumTests", dependencies: ["Hashing", "MerkleSum", "Notation"],
      swiftSettings: strict),
    .testTarget(
      name: "HashingTests",
      dependencies: ["CSHA256", "Hashing", "MerkleSum", "Notation", "TestSupport"],
      swiftSettings: strict),
    .testTarget(name: "NotationTests", dependencies: ["Notation"], swiftSettings: strict),
    .testTarget(name: "BullionTests", dependencies: ["Bullion"], swiftSettings: strict),
    .testTarget(
      name: "TransparencyLogTests",
      dependencies: ["Hashing", "MerkleSum", "Notation", "TestSupport", "TransparencyLog"],
      swiftSettings: strict),
    .testTarget(
      name: "PublicationTests",
      dependencies: [
        "Disclosure", "Hashing", "MerkleSum", "Notation", "Publication", "TransparencyLog",
      ], swiftSettings: strict),
    .testTarget(
      name: "AuditTests",
      dependencies: [
        "Audit", "Bullion", "Diagnostics", "Disclosure", "Hashing", "MerkleSum", "Notation",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SamplingTests",
      dependencies: [
        "Audit", "Bullion", "Diagnostics", "Disclosure", "Hashing", "Intake", "MerkleSum",
        "Notation", "Report",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "VectorTests",
      dependencies: [
        "Audit", "Bullion", "Diagnostics", "Disclosure", "Hashing", "Intake", "MerkleSum",
        "Notation", "TestSupport", "TreeStore",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "IntakeTests",
      dependencies: [
        "Audit", "Bullion", "Diagnostics", "Disclosure", "Hashing", "Intake", "MerkleSum",
        "Notation", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "TreeStoreTests",
      dependencies: ["Diagnostics", "Hashing", "MerkleSum", "TestSupport", "TreeStore"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "Audit", "Bullion", "Diagnostics", "Disclosure", "Hashing", "MerkleSum", "Notation",
        "Report",
      ], exclude: ["Browser"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "touchstone", "touchstone-bench", "Audit", "Diagnostics", "Disclosure", "Hashing",
        "Intake", "MerkleSum", "Notation", "Publication", "TestSupport", "TransparencyLog",
        "TreeStore",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
