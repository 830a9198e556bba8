#ifndef STRUCTURE_SCAN_H
#define STRUCTURE_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <immintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

// Where the structure of a delimited file stands: its rows, and the delimiters and line feeds outside quotes. Functions in
// a header, so that no object file is needed beside Swift's; 64 bytes at a time by the vector units that every x86-64 and
// arm64 has, or by wider ones where the processor has them.

// A row of whole fields.
typedef struct {
  // The index in `places` of the line feed that ends it.
  uint32_t last;
  // The quotes from the start of the bytes up to that line feed.
  uint32_t quotes;
} structure_row;

// A bit for each of 64 bytes that is a delimiter, a line feed or a quote.
typedef struct {
  uint64_t delimiters;
  uint64_t feeds;
  uint64_t quotes;
} structure_bits;

static inline __attribute__((always_inline)) structure_bits structure_bits_of(const uint8_t *bytes, uint8_t delimiter) {
  structure_bits bits = {0, 0, 0};
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8((char)delimiter);
  const __m128i feed = _mm_set1_epi8('\n');
  const __m128i quote = _mm_set1_epi8('"');
  for (int part = 0; part < 4; part++) {
    const __m128i some = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    bits.delimiters |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(some, wanted)) << (16 * part);
    bits.feeds |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(some, feed)) << (16 * part);
    bits.quotes |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(some, quote)) << (16 * part);
  }
#elif defined(__ARM_NEON)
  static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t weight = vld1q_u8(weights);
  const uint8_t wanted[3] = {delimiter, '\n', '"'};
  uint64_t *const found[3] = {&bits.delimiters, &bits.feeds, &bits.quotes};
  for (int part = 0; part < 4; part++) {
    const uint8x16_t some = vld1q_u8(bytes + 16 * part);
    for (int kind = 0; kind < 3; kind++) {
      const uint8x16_t hits = vandq_u8(vceqq_u8(some, vdupq_n_u8(wanted[kind])), weight);
      const uint64_t low = vaddv_u8(vget_low_u8(hits));
      const uint64_t high = vaddv_u8(vget_high_u8(hits));
      *found[kind] |= (low | high << 8) << (16 * part);
    }
  }
#else
  for (int place = 0; place < 64; place++) {
    bits.delimiters |= (uint64_t)(bytes[place] == delimiter) << place;
    bits.feeds |= (uint64_t)(bytes[place] == '\n') << place;
    bits.quotes |= (uint64_t)(bytes[place] == '"') << place;
  }
#endif
  return bits;
}

// Each bit tells whether an odd number of the bits up to it is set.
static inline __attribute__((always_inline)) uint64_t structure_parity(uint64_t bits) {
  for (int shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

// Writes the place of the lowest bit and takes it away; without a bit what is written has no meaning.
static inline __attribute__((always_inline)) uint64_t structure_write_one(uint64_t bits, size_t start, int32_t *place) {
  // A bit that is always there, since the place of no bit is not defined.
  *place = (int32_t)(start + (size_t)__builtin_ctzll(bits | (uint64_t)1 << 63));
  return bits & (bits - 1);
}

// Writes the places of the set bits, 8 at a time: what stands behind the last one is overwritten by the next.
static inline __attribute__((always_inline)) size_t structure_write(uint64_t bits, size_t start, int32_t *places) {
  const size_t count = (size_t)__builtin_popcountll(bits);
  for (size_t written = 0; written < count; written += 8) {
    bits = structure_write_one(bits, start, places + written);
    bits = structure_write_one(bits, start, places + written + 1);
    bits = structure_write_one(bits, start, places + written + 2);
    bits = structure_write_one(bits, start, places + written + 3);
    bits = structure_write_one(bits, start, places + written + 4);
    bits = structure_write_one(bits, start, places + written + 5);
    bits = structure_write_one(bits, start, places + written + 6);
    bits = structure_write_one(bits, start, places + written + 7);
  }
  return count;
}

static inline __attribute__((always_inline)) size_t structure_scan_by(
    structure_bits (*bits_of)(const uint8_t *, uint8_t), size_t (*write)(uint64_t, size_t, int32_t *),
    const uint8_t *bytes, size_t start, size_t end, uint8_t delimiter, int32_t *places, structure_row *rows) {
  size_t found = 1;
  size_t row = 0;
  uint32_t quotes = 0;
  uint64_t within = 0;
  places[0] = (int32_t)start - 1;
  for (size_t at = start; at < end; at += 64) {
    structure_bits bits;
    if (at + 64 <= end) {
      bits = bits_of(bytes + at, delimiter);
    } else {
      uint8_t rest[64] = {0};
      memcpy(rest, bytes + at, end - at);
      bits = bits_of(rest, delimiter);
    }
    uint64_t outside = ~within;
    if (bits.quotes != 0) {
      outside = ~(structure_parity(bits.quotes) ^ within);
      within = (uint64_t)((int64_t)~outside >> 63);
    }
    const uint64_t separators = (bits.delimiters | bits.feeds) & outside;
    for (uint64_t feeds = bits.feeds & outside; feeds != 0; feeds &= feeds - 1) {
      const uint64_t before = (feeds & -feeds) - 1;
      rows[row].last = (uint32_t)(found + (size_t)__builtin_popcountll(separators & before));
      rows[row].quotes = quotes + (uint32_t)__builtin_popcountll(bits.quotes & before);
      row++;
    }
    if (bits.quotes != 0) quotes += (uint32_t)__builtin_popcountll(bits.quotes);
    found += write(separators, at, places + found);
  }
  return row;
}

#if defined(__x86_64__)
#define STRUCTURE_NEWER __attribute__((target("avx2,bmi,bmi2,popcnt")))

// The same by instructions that nearly every processor has, but not all: 32 bytes are compared and bits counted at once.
STRUCTURE_NEWER static inline structure_bits structure_bits_newer(const uint8_t *bytes, uint8_t delimiter) {
  const __m256i wanted = _mm256_set1_epi8((char)delimiter);
  const __m256i feed = _mm256_set1_epi8('\n');
  const __m256i quote = _mm256_set1_epi8('"');
  structure_bits bits = {0, 0, 0};
  for (int part = 0; part < 2; part++) {
    const __m256i some = _mm256_loadu_si256((const __m256i *)(bytes + 32 * part));
    bits.delimiters |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(some, wanted)) << (32 * part);
    bits.feeds |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(some, feed)) << (32 * part);
    bits.quotes |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(some, quote)) << (32 * part);
  }
  return bits;
}

STRUCTURE_NEWER static inline size_t structure_scan_newer(
    const uint8_t *bytes, size_t start, size_t end, uint8_t delimiter, int32_t *places, structure_row *rows) {
  return structure_scan_by(structure_bits_newer, structure_write, bytes, start, end, delimiter, places, rows);
}

#define STRUCTURE_NEWEST \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,avx2,bmi,bmi2,popcnt")))

// The same by instructions that compare 64 bytes at once, and write the places of bits 16 at a time.
STRUCTURE_NEWEST static inline structure_bits structure_bits_newest(const uint8_t *bytes, uint8_t delimiter) {
  const __m512i some = _mm512_loadu_si512(bytes);
  structure_bits bits = {
      _mm512_cmpeq_epi8_mask(some, _mm512_set1_epi8((char)delimiter)),
      _mm512_cmpeq_epi8_mask(some, _mm512_set1_epi8('\n')),
      _mm512_cmpeq_epi8_mask(some, _mm512_set1_epi8('"')),
  };
  return bits;
}

STRUCTURE_NEWEST static inline size_t structure_write_newest(uint64_t bits, size_t start, int32_t *places) {
  static const uint8_t numbers[64] = {
      0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
      22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
      44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
  const size_t count = (size_t)__builtin_popcountll(bits);
  const __m512i base = _mm512_set1_epi32((int32_t)start);
  __m512i set = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(numbers));
  for (size_t written = 0; written < count; written += 16) {
    const __m512i wide = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(set));
    _mm512_storeu_si512(places + written, _mm512_add_epi32(wide, base));
    set = _mm512_alignr_epi64(set, set, 2);
  }
  return count;
}

STRUCTURE_NEWEST static inline size_t structure_scan_newest(
    const uint8_t *bytes, size_t start, size_t end, uint8_t delimiter, int32_t *places, structure_row *rows) {
  return structure_scan_by(
      structure_bits_newest, structure_write_newest, bytes, start, end, delimiter, places, rows);
}
#endif

// What this processor can do beyond what every one can: the higher, the more at once; 0 for nothing.
static inline int structure_scan_level(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) {
    return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                   __builtin_cpu_supports("avx512vbmi2")
               ? 2
               : 1;
  }
#endif
  return 0;
}

// Finds what `structure_scan` finds, by the instructions of a level that is at most this processor's.
static inline size_t structure_scan_at(
    int level, const uint8_t *bytes, size_t start, size_t end, uint8_t delimiter, int32_t *places,
    structure_row *rows) {
#if defined(__x86_64__)
  if (level == 2) return structure_scan_newest(bytes, start, end, delimiter, places, rows);
  if (level == 1) return structure_scan_newer(bytes, start, end, delimiter, places, rows);
#endif
  return structure_scan_by(structure_bits_of, structure_write, bytes, start, end, delimiter, places, rows);
}

// Finds the delimiters and line feeds outside quotes, and the rows that end, in the bytes from `start` up to `end`, the
// first of which is outside quotes. `places[0]` becomes the place before `start`; `places` must have room for
// `end - start + 16`, and `rows` for `end - start`. Returns the number of rows.
static inline size_t structure_scan(
    const uint8_t *bytes, size_t start, size_t end, uint8_t delimiter, int32_t *places, structure_row *rows) {
  return structure_scan_at(structure_scan_level(), bytes, start, end, delimiter, places, rows);
}

#endif
