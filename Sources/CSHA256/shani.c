// SHA-256 by the processor's own round instructions, two messages at a time.
#include "kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("sha,sse4.1,ssse3")))
#define INLINE static inline __attribute__((always_inline)) TARGET

// The blocks of a message that cannot be read where it stands: the first one when a prefix
// comes before it, and the last two, in one of which the padding begins.
struct packed {
  _Alignas(32) uint8_t head[BLOCK];
  uint8_t tail[2 * BLOCK];
};

// A message's state as the instructions want it: words a b e f and c d g h.
struct state {
  __m128i abef, cdgh;
};

INLINE struct state load_state(const uint32_t words[8]) {
  const __m128i abcd = _mm_loadu_si128((const __m128i *)words);
  const __m128i efgh = _mm_loadu_si128((const __m128i *)(words + 4));
  const __m128i cdab = _mm_shuffle_epi32(abcd, 0xb1);
  const __m128i hgfe = _mm_shuffle_epi32(efgh, 0x1b);
  return (struct state){_mm_alignr_epi8(cdab, hgfe, 8), _mm_blend_epi16(hgfe, cdab, 0xf0)};
}

// In each 32-bit word the first byte of the message is the highest.
INLINE __m128i swap_bytes(__m128i words) {
  return _mm_shuffle_epi8(
      words, _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3));
}

INLINE void store_hash(struct state state, uint8_t *output) {
  const __m128i feba = _mm_shuffle_epi32(state.abef, 0x1b);
  const __m128i dchg = _mm_shuffle_epi32(state.cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)output, swap_bytes(_mm_blend_epi16(feba, dchg, 0xf0)));
  _mm_storeu_si128((__m128i *)(output + 16), swap_bytes(_mm_alignr_epi8(dchg, feba, 8)));
}

// One block of each of `streams` messages. A round instruction waits four cycles for the one
// before it but a new one may begin every second cycle. A second message fills the gap: 45 ns a
// message instead of 54.
INLINE void compress(int streams, struct state *states, const uint8_t *const *blocks) {
  struct state state[2];
  __m128i w[2][4];
  for (int s = 0; s < streams; s++) {
    state[s] = states[s];
    for (int i = 0; i < 4; i++)
      w[s][i] = swap_bytes(_mm_loadu_si128((const __m128i *)(blocks[s] + 16 * i)));
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i++) {
    const __m128i k = _mm_loadu_si128((const __m128i *)(csha256_constants + 4 * i));
    for (int s = 0; s < streams; s++) {
      __m128i *const now = &w[s][i % 4], *const next = &w[s][(i + 1) % 4],
                     *const before = &w[s][(i + 3) % 4];
      const __m128i sum = _mm_add_epi32(*now, k);
      state[s].cdgh = _mm_sha256rnds2_epu32(state[s].cdgh, state[s].abef, sum);
      if (i >= 3 && i < 15) {
        const __m128i shifted = _mm_alignr_epi8(*now, *before, 4);
        *next = _mm_sha256msg2_epu32(_mm_add_epi32(*next, shifted), *now);
      }
      state[s].abef =
          _mm_sha256rnds2_epu32(state[s].abef, state[s].cdgh, _mm_shuffle_epi32(sum, 0x0e));
      if (i >= 1 && i < 13) *before = _mm_sha256msg1_epu32(*before, *now);
    }
  }
  for (int s = 0; s < streams; s++) {
    states[s].abef = _mm_add_epi32(states[s].abef, state[s].abef);
    states[s].cdgh = _mm_add_epi32(states[s].cdgh, state[s].cdgh);
  }
}

INLINE void pack(struct packed *packed, const struct csha256_start *start, const struct lane *lane,
                 size_t blocks) {
  const size_t prefix = start->prefix_length;
  const size_t whole = blocks > 2 ? blocks - 2 : 0;
  // From here on the message goes into the tail; before the prefix there is nothing.
  size_t from = 0, at = 0;
  memset(packed->tail, 0, sizeof packed->tail);
  if (whole > 0) {
    packed->head[0] = start->prefix;
    memcpy(packed->head + prefix, lane->message, BLOCK - prefix);
    from = whole * BLOCK - prefix;
  } else if (prefix) {
    packed->tail[at++] = start->prefix;
  }
  if (lane->length > from) memcpy(packed->tail + at, lane->message + from, lane->length - from);
  at += lane->length - from;
  packed->tail[at] = 0x80;
  const uint64_t bits = __builtin_bswap64(bit_length(start, lane));
  memcpy(packed->tail + (blocks - whole) * BLOCK - sizeof bits, &bits, sizeof bits);
}

INLINE void hash(int streams, const struct csha256_start *start, const struct lane *lanes,
                 const struct packed *packed, size_t blocks) {
  const size_t whole = blocks > 2 ? blocks - 2 : 0;
  struct state states[2];
  for (int s = 0; s < streams; s++) states[s] = load_state(start->state);
  for (size_t block = 0; block < blocks; block++) {
    const uint8_t *at[2];
    for (int s = 0; s < streams; s++) {
      at[s] = block >= whole ? packed[s].tail + (block - whole) * BLOCK
              : block == 0   ? packed[s].head
                             : lanes[s].message + block * BLOCK - start->prefix_length;
    }
    compress(streams, states, at);
  }
  for (int s = 0; s < streams; s++) store_hash(states[s], lanes[s].output);
}

TARGET void csha256_shani(const struct csha256_start *start, const struct lane *lanes,
                          size_t count, size_t blocks) {
  // All are packed before the first is hashed: a load from bytes that were stored in other pieces
  // a moment ago would have to wait for these stores.
  struct packed packed[LANES];
  for (size_t i = 0; i < count; i++) pack(&packed[i], start, &lanes[i], blocks);
  size_t i = 0;
  for (; i + 2 <= count; i += 2) hash(2, start, lanes + i, packed + i, blocks);
  if (i < count) hash(1, start, lanes + i, packed + i, blocks);
}

#endif
