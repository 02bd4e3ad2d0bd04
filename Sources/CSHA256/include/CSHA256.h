// Batch SHA-256: many short messages at once, on instructions that OpenSSL's one-message calls
// cannot use. It checks nothing against OpenSSL by itself; the module Hashing does, at start.
#ifndef CSHA256_H
#define CSHA256_H

#include <stddef.h>
#include <stdint.h>

// The kernels, as bits of a set.
enum {
  CSHA256_AVX512 = 1,
  CSHA256_SHANI = 2,
};

// The kernels that this processor has and the operating system lets run: none on other
// architectures than x86-64. It asks the processor, which takes microseconds in a virtual
// machine; keep the answer.
uint32_t csha256_supported(void);

// What all messages of a batch begin with.
struct csha256_start {
  uint32_t state[8];      // the state after `done` bytes
  uint64_t done;          // bytes that have gone into the state: a multiple of 64
  uint32_t prefix_length; // 0 or 1
  uint8_t prefix;         // the byte before each message, if there is one
};

// SHA-256 before the first byte.
extern const struct csha256_start csha256_empty;

// Hashes `count` messages of `length` bytes, the i-th at messages + i * stride, and writes the
// i-th hash to output + i * output_stride. A hash may overwrite its own message, no other one.
//
// `kernels` is a nonempty subset of csha256_supported().
void csha256_equal(uint32_t kernels, const struct csha256_start *start, const uint8_t *messages,
                   size_t stride, size_t length, size_t count, uint8_t *output,
                   size_t output_stride);

// The same for messages of any lengths, one after the other: the first begins at
// messages + begin, and the i-th ends before messages + ends[i]. Output and messages are apart.
void csha256_mixed(uint32_t kernels, const struct csha256_start *start, const uint8_t *messages,
                   intptr_t begin, const intptr_t *ends, size_t count, uint8_t *output,
                   size_t output_stride);

#endif
