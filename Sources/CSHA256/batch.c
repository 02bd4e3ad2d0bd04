// Feeds the kernels: messages side by side must have the same number of blocks.
#include "kernel.h"

#if defined(__x86_64__)

// For fewer messages SHA-NI is faster: a pass of the AVX-512 kernel costs the same for 1 as for 16,
// 400 ns for messages of two blocks (and 650 ns for 17 to 32), SHA-NI 45 ns a message.
enum { FEWEST_FOR_AVX512 = 9 };

static void run(uint32_t kernels, const struct csha256_start *start, const struct lane *lanes,
                size_t count, size_t blocks) {
  const uint32_t both = CSHA256_AVX512 | CSHA256_SHANI;
  if (kernels == CSHA256_SHANI || (kernels == both && count < FEWEST_FOR_AVX512)) {
    csha256_shani(start, lanes, count, blocks);
  } else if (kernels & CSHA256_AVX512) {
    csha256_avx512(start, lanes, count, blocks);
  } else {
    __builtin_trap(); // The caller has broken the rule, and no hash is better than a wrong one.
  }
}

#else

static void run(uint32_t kernels, const struct csha256_start *start, const struct lane *lanes,
                size_t count, size_t blocks) {
  (void)kernels, (void)start, (void)lanes, (void)count, (void)blocks;
  __builtin_trap(); // There is no kernel here: csha256_supported() has said so.
}

#endif

void csha256_equal(uint32_t kernels, const struct csha256_start *start, const uint8_t *messages,
                   size_t stride, size_t length, size_t count, uint8_t *output,
                   size_t output_stride) {
  const size_t blocks = block_count(start->prefix_length + length);
  struct lane lanes[LANES];
  for (size_t first = 0; first < count; first += LANES) {
    const size_t width = count - first < LANES ? count - first : LANES;
    for (size_t i = 0; i < width; i++) {
      lanes[i] = (struct lane){messages + (first + i) * stride, length,
                               output + (first + i) * output_stride};
    }
    run(kernels, start, lanes, width, blocks);
  }
}

// True when all messages have the length of the first one.
static int all_equal(intptr_t begin, const intptr_t *ends, size_t count) {
  const intptr_t length = ends[0] - begin;
  intptr_t difference = 0;
  for (size_t i = 1; i < count; i++) difference |= (ends[i] - ends[i - 1]) ^ length;
  return difference == 0;
}

// Messages of mixed lengths wait with others of the same number of blocks until a kernel's full
// width has come together. So ids of any mixture cost what their blocks cost, and only the last
// few of a batch run in a narrow pass: 13.2 ns a block for lengths of 33 to 152 against 10.6 for
// one length. Messages of more blocks are not worth a waiting room.
enum { ROOMS = 8 };

struct room {
  size_t count;
  struct lane lanes[LANES];
};

void csha256_mixed(uint32_t kernels, const struct csha256_start *start, const uint8_t *messages,
                   intptr_t begin, const intptr_t *ends, size_t count, uint8_t *output,
                   size_t output_stride) {
  if (count == 0) return;
  if (all_equal(begin, ends, count)) {
    const size_t length = (size_t)(ends[0] - begin);
    csha256_equal(kernels, start, messages + begin, length, length, count, output, output_stride);
    return;
  }
  struct room rooms[ROOMS];
  for (size_t i = 0; i < ROOMS; i++) rooms[i].count = 0;
  for (size_t i = 0; i < count; i++) {
    const struct lane lane = {messages + begin, (size_t)(ends[i] - begin),
                              output + i * output_stride};
    begin = ends[i];
    const size_t blocks = block_count(content_length(start, &lane));
    if (blocks > ROOMS) {
      run(kernels, start, &lane, 1, blocks);
      continue;
    }
    struct room *room = &rooms[blocks - 1];
    room->lanes[room->count++] = lane;
    if (room->count == LANES) {
      run(kernels, start, room->lanes, LANES, blocks);
      room->count = 0;
    }
  }
  for (size_t i = 0; i < ROOMS; i++) {
    if (rooms[i].count > 0) run(kernels, start, rooms[i].lanes, rooms[i].count, i + 1);
  }
}
