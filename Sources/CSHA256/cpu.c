// Which kernels may run here. Two things must hold: the processor has the instructions, and the
// operating system saves the registers they use when it switches threads (XCR0); a virtual
// machine or an old kernel may have the first without the second.
#include "CSHA256.h"

#if defined(__x86_64__)
#include <cpuid.h>

enum {
  LEAF1_ECX_SSSE3 = 1 << 9,
  LEAF1_ECX_SSE41 = 1 << 19,
  LEAF1_ECX_OSXSAVE = 1 << 27,
  LEAF7_EBX_AVX512F = 1 << 16,
  LEAF7_EBX_SHA = 1 << 29,
  LEAF7_EBX_AVX512BW = 1 << 30,
  // xmm, ymm, the mask registers, the upper halves of zmm0-15, and zmm16-31.
  XCR0_ZMM = 0xe6,
};

static uint32_t extended_control_register_0(void) {
  uint32_t low, high;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return low;
}

uint32_t csha256_supported(void) {
  uint32_t eax, ebx, ecx, edx, ecx1;
  if (!__get_cpuid(1, &eax, &ebx, &ecx1, &edx)) return 0;
  if (!__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx)) return 0;
  uint32_t kernels = 0;
  const uint32_t sse = LEAF1_ECX_SSSE3 | LEAF1_ECX_SSE41;
  if ((ebx & LEAF7_EBX_SHA) && (ecx1 & sse) == sse) kernels |= CSHA256_SHANI;
  const uint32_t avx512 = LEAF7_EBX_AVX512F | LEAF7_EBX_AVX512BW;
  if ((ebx & avx512) == avx512 && (ecx1 & LEAF1_ECX_OSXSAVE) &&
      (extended_control_register_0() & XCR0_ZMM) == XCR0_ZMM)
    kernels |= CSHA256_AVX512;
  return kernels;
}

#else

uint32_t csha256_supported(void) { return 0; }

#endif
