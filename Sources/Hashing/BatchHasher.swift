import CSHA256
public import MerkleSum

/// The tree's batch interface, and the nonces', on one of the ways to compute SHA-256.
public struct BatchHasher: BatchHash {
  /// A way to compute SHA-256, from the fastest to the slowest.
  public enum Kernel: String, CaseIterable, Sendable {
    /// Up to 32 messages side by side in AVX-512 registers.
    case avx512
    /// The processor's SHA instructions, two messages at a time.
    case shani
    /// OpenSSL, one message after the other: it runs on every processor and is what the others
    /// are checked against.
    case openssl

    /// True when the processor has the instructions and the operating system lets them run.
    public var isSupported: Bool { self == .openssl || Kernel.supportedBits & bit != 0 }

    fileprivate static let supportedBits = csha256_supported()

    fileprivate var bit: UInt32 {
      switch self {
      case .avx512: UInt32(CSHA256_AVX512)
      case .shani: UInt32(CSHA256_SHANI)
      case .openssl: 0
      }
    }
  }

  /// Why a kernel cannot be used.
  public enum Failure: Error, Hashable, Sendable {
    /// This processor, or its operating system, does not run it.
    case unsupported(Kernel)
    /// It gave another hash than OpenSSL.
    case wrongHash(Kernel)
  }

  /// The kernel that hashes; ``Kernel/avx512`` leaves the last few messages of a batch to
  /// ``Kernel/shani`` where there is one.
  public let kernel: Kernel
  private let bits: UInt32

  /// OpenSSL, which is always there and needs no check against itself.
  public static let openSSL = BatchHasher(unchecked: .openssl)

  /// A hasher on `kernel`, after it has given the same hashes as OpenSSL for a few messages; this
  /// takes a fraction of a millisecond.
  public init(_ kernel: Kernel) throws(Failure) {
    guard kernel.isSupported else { throw .unsupported(kernel) }
    self.init(unchecked: kernel)
    guard KernelCheck.passes(self) else { throw .wrongHash(kernel) }
  }

  /// A hasher on the fastest kernel that this processor has.
  public static func fastest() throws(Failure) -> BatchHasher {
    try BatchHasher(Kernel.allCases.first(where: \.isSupported) ?? .openssl)
  }

  private init(unchecked kernel: Kernel) {
    self.kernel = kernel
    let forFew = kernel == .avx512 ? Kernel.shani.bit & Kernel.supportedBits : 0
    bits = kernel.bit | forFew
  }

  /// See `BatchHash`.
  public func hash(
    prefix: UInt8, messages: UnsafeRawBufferPointer, stride: Int, length: Int, count: Int,
    into output: UnsafeMutableRawBufferPointer, outputStride: Int
  ) {
    guard bits != 0 else {
      return OpenSSLBatchHash().hash(
        prefix: prefix, messages: messages, stride: stride, length: length, count: count,
        into: output, outputStride: outputStride)
    }
    guard count > 0 else { return }
    precondition(stride >= 0 && length >= 0 && (count - 1) * stride + length <= messages.count)
    precondition(outputStride >= 32 && (count - 1) * outputStride + 32 <= output.count)
    var start = csha256_empty
    start.prefix_length = 1
    start.prefix = prefix
    csha256_equal(
      bits, &start, messages.bytePointer, stride, length, count, output.bytePointer, outputStride)
  }

  /// See `BatchHash`.
  public func hash(
    prefix: UInt8, messages: UnsafeRawBufferPointer, ends: UnsafeBufferPointer<Int>,
    into output: UnsafeMutableRawBufferPointer, outputStride: Int
  ) {
    guard bits != 0 else {
      return OpenSSLBatchHash().hash(
        prefix: prefix, messages: messages, ends: ends, into: output, outputStride: outputStride)
    }
    guard ends.count > 0 else { return }
    precondition(ends.areEnds(in: messages))
    precondition(outputStride >= 32 && (ends.count - 1) * outputStride + 32 <= output.count)
    var start = csha256_empty
    start.prefix_length = 1
    start.prefix = prefix
    csha256_mixed(
      bits, &start, messages.bytePointer, 0, ends.baseAddress, ends.count, output.bytePointer,
      outputStride)
  }

  /// Writes each id's nonce under a key: see ``TreeKey/nonces(of:ends:into:hash:)``.
  func nonces(
    under code: HMACSHA256, of ids: UnsafeRawBufferPointer, ends: UnsafeBufferPointer<Int>,
    into output: UnsafeMutableBufferPointer<UInt128>
  ) {
    precondition(ends.areEnds(in: ids) && ends.count <= output.count)
    guard bits != 0 else {
      var begin = 0
      for (index, end) in ends.enumerated() {
        output[index] = code.nonce(for: UnsafeRawBufferPointer(rebasing: ids[begin..<end])).value
        begin = end
      }
      return
    }
    var inner = code.innerStart
    var outer = code.outerStart
    // A few hundred at a time: the inner hashes are still in the first cache for the outer pass.
    let chunk = 256
    withUnsafeTemporaryAllocation(byteCount: 32 * chunk, alignment: 64) { hashes in
      for first in stride(from: 0, to: ends.count, by: chunk) {
        let count = min(chunk, ends.count - first)
        csha256_mixed(
          bits, &inner, ids.bytePointer, first > 0 ? ends[first - 1] : 0,
          ends.baseAddress! + first, count, hashes.bytePointer, 32)
        csha256_equal(
          bits, &outer, UnsafePointer(hashes.bytePointer), 32, 32, count, hashes.bytePointer, 32)
        for index in 0..<count {
          output[first + index] = UInt128(
            bigEndian: hashes.load(fromByteOffset: 32 * index, as: UInt128.self))
        }
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate var bytePointer: UnsafePointer<UInt8>? {
    baseAddress?.assumingMemoryBound(to: UInt8.self)
  }
}

extension UnsafeMutableRawBufferPointer {
  fileprivate var bytePointer: UnsafeMutablePointer<UInt8>? {
    baseAddress?.assumingMemoryBound(to: UInt8.self)
  }
}

extension UnsafeBufferPointer<Int> {
  /// True when these are the ends of messages that stand one after the other in `messages`.
  fileprivate func areEnds(in messages: UnsafeRawBufferPointer) -> Bool {
    var begin = 0
    var rising = true
    for end in self {
      rising = rising && begin <= end
      begin = end
    }
    return rising && begin <= messages.count
  }
}
