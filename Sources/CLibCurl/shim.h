/* libcurl, with its functions of variable arguments as functions of one kind of argument each. */
#include <curl/curl.h>

static inline CURLcode clibcurl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode clibcurl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode clibcurl_get_number(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}

static size_t clibcurl_drop(char *bytes, size_t size, size_t count, void *context) {
  (void)bytes;
  (void)context;
  return size * count;
}

/* Lets the bodies of answers go nowhere, instead of to standard output. */
static inline CURLcode clibcurl_drop_bodies(CURL *handle) {
  return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, clibcurl_drop);
}
