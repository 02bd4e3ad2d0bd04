// SHA-256 of sixteen messages side by side, or of twice sixteen: register i of the state holds
// word i of all of them. A 97-byte message (two blocks) takes 20 to 24 ns where OpenSSL takes 70
// and SHA-NI 44 (AMD Zen 5); the comments give the worth of each trick on the same processor.
#include "kernel.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512bw")))
#define INLINE static inline __attribute__((always_inline)) TARGET

// One instruction for any function of three bits: its truth table is the last argument.
#define XOR3(a, b, c) _mm512_ternarylogic_epi32(a, b, c, 0x96)
#define CHOOSE(a, b, c) _mm512_ternarylogic_epi32(a, b, c, 0xca)
#define MAJORITY(a, b, c) _mm512_ternarylogic_epi32(a, b, c, 0xe8)
#define ROTATE _mm512_ror_epi32
#define SUM(x, i, j, k) XOR3(ROTATE(x, i), ROTATE(x, j), ROTATE(x, k))

// Messages in one register.
enum { GROUP = 16 };

INLINE __m512i add(__m512i a, __m512i b) { return _mm512_add_epi32(a, b); }

// The next word of the message schedule, in place of the word sixteen before it.
INLINE __m512i schedule(__m512i w0, __m512i w1, __m512i w9, __m512i w14) {
  const __m512i s0 = XOR3(ROTATE(w1, 7), ROTATE(w1, 18), _mm512_srli_epi32(w1, 3));
  const __m512i s1 = XOR3(ROTATE(w14, 17), ROTATE(w14, 19), _mm512_srli_epi32(w14, 10));
  return add(add(w0, s0), add(w9, s1));
}

// Round i of sixteen. v[(j - i) % 8] is the variable a, b, ... h for j = 0, 1, ... 7: the names
// move on by one in each round, so that nothing has to be copied.
INLINE void one_round(int i, __m512i v[8], __m512i word, uint32_t constant) {
  __m512i *const a = &v[(16 - i) % 8], *const b = &v[(17 - i) % 8], *const c = &v[(18 - i) % 8];
  __m512i *const d = &v[(19 - i) % 8], *const e = &v[(20 - i) % 8], *const f = &v[(21 - i) % 8];
  __m512i *const g = &v[(22 - i) % 8], *const h = &v[(23 - i) % 8];
  const __m512i k = _mm512_set1_epi32((int)constant);
  const __m512i t1 = add(add(add(*h, k), word), add(CHOOSE(*e, *f, *g), SUM(*e, 6, 11, 25)));
  *d = add(*d, t1);
  *h = add(add(SUM(*a, 2, 13, 22), MAJORITY(*a, *b, *c)), t1);
}

// One block of each of `groups` times sixteen messages.
//
// A round is a chain of instructions that wait for each other, so one group leaves the processor
// idle for a part of the time; the rounds of a second one fill it: 20 ns a message instead of 25.
// The registers do not suffice for both, but a word that was spilled comes back as an operand.
//
// The sixteen rounds are a loop's body. All 64 in a row are as fast or up to a half slower,
// depending on where the compiler puts them: they do not fit the cache of decoded instructions.
INLINE void compress(int groups, __m512i state[2][8], __m512i w[2][16]) {
  __m512i v[2][8];
  for (int g = 0; g < groups; g++)
    for (int j = 0; j < 8; j++) v[g][j] = state[g][j];
  const uint32_t *k = csha256_constants;
#pragma clang loop unroll(disable)
  for (int sixteen = 0; sixteen < 3; sixteen++, k += 16) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 16; i++) {
      for (int g = 0; g < groups; g++) {
        one_round(i, v[g], w[g][i], k[i]);
        w[g][i] = schedule(w[g][i], w[g][(i + 1) % 16], w[g][(i + 9) % 16], w[g][(i + 14) % 16]);
      }
    }
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < 16; i++)
    for (int g = 0; g < groups; g++) one_round(i, v[g], w[g][i], k[i]);
  for (int g = 0; g < groups; g++)
    for (int j = 0; j < 8; j++) state[g][j] = add(state[g][j], v[g][j]);
}

// In each 32-bit word the first byte of the message is the highest.
INLINE __m512i swap_bytes(__m512i words) {
  return _mm512_shuffle_epi8(
      words, _mm512_set4_epi32(0x0c0d0e0f, 0x08090a0b, 0x04050607, 0x00010203));
}

// Sixteen rows of sixteen words become columns, in four steps that each double the distance.
INLINE void transpose(__m512i r[16]) {
  __m512i t[16];
  for (int i = 0; i < 16; i += 2) {
    t[i] = _mm512_unpacklo_epi32(r[i], r[i + 1]);
    t[i + 1] = _mm512_unpackhi_epi32(r[i], r[i + 1]);
  }
  for (int i = 0; i < 16; i += 4) {
    for (int j = 0; j < 2; j++) {
      r[i + 2 * j] = _mm512_unpacklo_epi64(t[i + j], t[i + 2 + j]);
      r[i + 2 * j + 1] = _mm512_unpackhi_epi64(t[i + j], t[i + 2 + j]);
    }
  }
  // From here on the 128-bit quarters move as wholes.
  for (int i = 0; i < 16; i += 8) {
    for (int j = 0; j < 4; j++) {
      t[i + j] = _mm512_shuffle_i32x4(r[i + j], r[i + 4 + j], 0x88);
      t[i + 4 + j] = _mm512_shuffle_i32x4(r[i + j], r[i + 4 + j], 0xdd);
    }
  }
  for (int j = 0; j < 8; j++) {
    r[j] = _mm512_shuffle_i32x4(t[j], t[8 + j], 0x88);
    r[8 + j] = _mm512_shuffle_i32x4(t[j], t[8 + j], 0xdd);
  }
}

// What a block takes from its message, and what stands in it besides.
struct shape {
  __mmask64 mask; // the bytes that are the message's
  __m512i rest;   // the prefix and the terminator, where this block has them
};

INLINE struct shape shape_of(const struct csha256_start *start, const struct lane *lane,
                             size_t block) {
  const size_t begin = block * BLOCK, content = content_length(start, lane);
  const size_t inside = content <= begin ? 0 : content - begin < BLOCK ? content - begin : BLOCK;
  const int ends_here = content >= begin && content - begin < BLOCK;
  const uint64_t terminator = ends_here ? 1ull << (content - begin) : 0;
  const uint64_t prefix = block == 0 ? start->prefix_length : 0;
  const __m512i before = _mm512_maskz_set1_epi8(prefix, (char)start->prefix);
  return (struct shape){
      .mask = (inside == 0 ? 0 : ~0ull >> (BLOCK - inside)) & ~prefix,
      .rest = _mm512_mask_set1_epi8(before, terminator, (char)0x80),
  };
}

// A block of one message. Bytes outside the message are masked out, and a masked load does not
// touch them: no padded copy, and no read past the end.
INLINE __m512i load_row(const struct csha256_start *start, const struct lane *lane, size_t block,
                        struct shape shape) {
  const uintptr_t at = (uintptr_t)lane->message + block * BLOCK - start->prefix_length;
  const __m512i bytes = _mm512_maskz_loadu_epi8(shape.mask, (const void *)at);
  return swap_bytes(_mm512_or_si512(bytes, shape.rest));
}

// Words 0 to 15 of a block of sixteen messages. Messages of one length, by far the most common,
// have one shape: it is made once, which saves 1 ns a message.
INLINE void load_words(const struct csha256_start *start, const struct lane *const lane[GROUP],
                       size_t block, int equal, __m512i w[16]) {
  if (equal) {
    const struct shape shape = shape_of(start, lane[0], block);
    for (int i = 0; i < GROUP; i++) w[i] = load_row(start, lane[i], block, shape);
  } else {
    for (int i = 0; i < GROUP; i++)
      w[i] = load_row(start, lane[i], block, shape_of(start, lane[i], block));
  }
  transpose(w);
}

// After the transposition the first half of row i is the hash of message i.
INLINE void store_hashes(const __m512i state[8], const struct lane *lanes, size_t count) {
  __m512i rows[16];
  for (int i = 0; i < 8; i++) rows[i] = swap_bytes(state[i]);
  for (int i = 8; i < 16; i++) rows[i] = _mm512_setzero_si512();
  transpose(rows);
  for (size_t i = 0; i < count; i++)
    _mm256_storeu_si256((__m256i *)lanes[i].output, _mm512_castsi512_si256(rows[i]));
}

INLINE void hash(int groups, const struct csha256_start *start, const struct lane *lanes,
                 size_t count, size_t blocks) {
  const struct lane *lane[2][GROUP];
  _Alignas(64) uint32_t high[2][GROUP], low[2][GROUP];
  __m512i state[2][8], w[2][16];
  int equal = 1;
  for (int g = 0; g < groups; g++) {
    for (int i = 0; i < GROUP; i++) {
      // Lanes that are left over repeat the first message; their hashes are not stored.
      const size_t index = (size_t)(g * GROUP + i);
      lane[g][i] = &lanes[index < count ? index : 0];
      equal &= lane[g][i]->length == lanes[0].length;
      const uint64_t bits = bit_length(start, lane[g][i]);
      high[g][i] = (uint32_t)(bits >> 32), low[g][i] = (uint32_t)bits;
    }
    for (int j = 0; j < 8; j++) state[g][j] = _mm512_set1_epi32((int)start->state[j]);
  }
  for (size_t block = 0; block < blocks; block++) {
    for (int g = 0; g < groups; g++) {
      load_words(start, lane[g], block, equal, w[g]);
      if (block + 1 == blocks)
        w[g][14] = _mm512_load_si512(high[g]), w[g][15] = _mm512_load_si512(low[g]);
    }
    compress(groups, state, w);
  }
  for (int g = 0; g < groups; g++) {
    const size_t first = (size_t)(g * GROUP), left = count - first;
    store_hashes(state[g], lanes + first, left < GROUP ? left : GROUP);
  }
}

TARGET void csha256_avx512(const struct csha256_start *start, const struct lane *lanes,
                           size_t count, size_t blocks) {
  if (count <= GROUP) {
    hash(1, start, lanes, count, blocks);
  } else {
    hash(2, start, lanes, count, blocks);
  }
}

#endif
