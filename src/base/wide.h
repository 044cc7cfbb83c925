// Marks a function that adds up long rows of numbers: it is compiled twice, and where the processor has wider registers (AVX2)
// those are used. Sums stay in the same order and are rounded alike, so the results are the same.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define STOA_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define STOA_WIDE
#endif
