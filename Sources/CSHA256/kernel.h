// What the kernels share with the code that feeds them.
#ifndef CSHA256_KERNEL_H
#define CSHA256_KERNEL_H

#include "CSHA256.h"

enum {
  BLOCK = 64,
  DIGEST = 32,
  // The widest kernel's messages side by side, and the most that a kernel is given at once.
  LANES = 32,
};

// One message and the place of its hash.
struct lane {
  const uint8_t *message;
  size_t length;
  uint8_t *output;
};

// The bytes of prefix and message together: the terminator's offset from the first block.
static inline size_t content_length(const struct csha256_start *start, const struct lane *lane) {
  return start->prefix_length + lane->length;
}

// The blocks of a padded message: its bytes, the terminator 0x80 and eight bytes of length.
static inline size_t block_count(size_t content) { return (content + 9 + BLOCK - 1) / BLOCK; }

// The length that stands at the end of the last block, in bits.
static inline uint64_t bit_length(const struct csha256_start *start, const struct lane *lane) {
  return 8 * (start->done + content_length(start, lane));
}

// A kernel hashes 1 to LANES messages that all have `blocks` blocks; their lengths may differ.
// It reads every message before it writes the first hash.
typedef void kernel(const struct csha256_start *start, const struct lane *lanes, size_t count,
                    size_t blocks);

extern const uint32_t csha256_constants[64];

#if defined(__x86_64__)
kernel csha256_avx512;
kernel csha256_shani;
#endif

#endif
