#ifndef STRUCTURE_SCAN_H
#define STRUCTURE_SCAN_H

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

// Where the structure of a delimited file stands: its delimiters, line feeds and quotes. Functions in a header, so that
// no object file is needed beside Swift's; 64 bytes at a time by the vector units that every x86-64 and arm64 has.

// A bit for each of 64 bytes that is one of the three.
static inline uint64_t structure_bits(const uint8_t *bytes, uint8_t delimiter) {
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8((char)delimiter);
  const __m128i feed = _mm_set1_epi8('\n');
  const __m128i quote = _mm_set1_epi8('"');
  uint64_t bits = 0;
  for (int part = 0; part < 4; part++) {
    const __m128i some = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    const __m128i hits = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(some, wanted), _mm_cmpeq_epi8(some, feed)), _mm_cmpeq_epi8(some, quote));
    bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(hits) << (16 * part);
  }
  return bits;
#elif defined(__ARM_NEON)
  static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t weight = vld1q_u8(weights);
  uint64_t bits = 0;
  for (int part = 0; part < 4; part++) {
    const uint8x16_t some = vld1q_u8(bytes + 16 * part);
    const uint8x16_t hits = vandq_u8(
        vorrq_u8(vorrq_u8(vceqq_u8(some, vdupq_n_u8(delimiter)), vceqq_u8(some, vdupq_n_u8('\n'))),
                 vceqq_u8(some, vdupq_n_u8('"'))),
        weight);
    const uint64_t low = vaddv_u8(vget_low_u8(hits));
    const uint64_t high = vaddv_u8(vget_high_u8(hits));
    bits |= (low | high << 8) << (16 * part);
  }
  return bits;
#else
  uint64_t bits = 0;
  for (int place = 0; place < 64; place++) {
    const uint8_t byte = bytes[place];
    bits |= (uint64_t)(byte == delimiter || byte == '\n' || byte == '"') << place;
  }
  return bits;
#endif
}

// Writes the places of all delimiters, line feeds and quotes, in order; returns how many there are.
// `places` must have room for `count` of them.
static inline size_t structure_places(const uint8_t *bytes, size_t count, uint8_t delimiter, uint32_t *places) {
  size_t found = 0;
  size_t start = 0;
  for (; start + 64 <= count; start += 64) {
    uint64_t bits = structure_bits(bytes + start, delimiter);
    while (bits != 0) {
      places[found++] = (uint32_t)(start + (size_t)__builtin_ctzll(bits));
      bits &= bits - 1;
    }
  }
  for (; start < count; start++) {
    const uint8_t byte = bytes[start];
    if (byte == delimiter || byte == '\n' || byte == '"') places[found++] = (uint32_t)start;
  }
  return found;
}

#endif
