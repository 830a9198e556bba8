#ifndef CXXHASH_SHIM_H
#define CXXHASH_SHIM_H

#include <xxhash.h>

// Where the library is built with it, its dispatch takes the widest vectors that the processor has. Its header is there only
// together with it, and stands for other functions by macros, which Swift does not see.
#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#define WIDE_HASH 1
#include <immintrin.h>
#include <xxh_x86dispatch.h>

// The library leaves the upper halves of vectors in use, which makes all code that knows of no such halves several times
// slower from then on.
static inline __attribute__((target("avx"))) void wide_hash_clear(void) { _mm256_zeroupper(); }
#endif

// XXH3-128, the same hash as XXH3_128bits: for many bytes, of which it takes up to four times as many at once.
static inline XXH128_hash_t wide_hash(const void *bytes, size_t count) {
#if defined(WIDE_HASH)
  if (__builtin_cpu_supports("avx2")) {
    const XXH128_hash_t hash = XXH3_128bits_dispatch(bytes, count);
    wide_hash_clear();
    return hash;
  }
#undef XXH3_128bits
#endif
  return XXH3_128bits(bytes, count);
}

#endif
