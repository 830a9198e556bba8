/* libcurl, with its functions of variable arguments as functions of one kind of argument each. */
#include <curl/curl.h>

static inline CURLcode clibcurl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode clibcurl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode clibcurl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

/* Sets a list, a form, a buffer, or the context that a callback gets. */
static inline CURLcode clibcurl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

/* Sets CURLOPT_READFUNCTION, CURLOPT_WRITEFUNCTION or CURLOPT_HEADERFUNCTION. */
typedef size_t (*clibcurl_transfer)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode clibcurl_set_transfer(CURL *handle, CURLoption option, clibcurl_transfer function) {
  return curl_easy_setopt(handle, option, function);
}

/* Lets somebody else open the sockets, and change the addresses that they are connected to. */
static inline CURLcode clibcurl_set_open_socket(CURL *handle, curl_opensocket_callback open, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open);
  return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context) : code;
}

/* Calls a function when the connection stands and before the first command of a transfer. */
static inline CURLcode clibcurl_set_before(CURL *handle, curl_prereq_callback function, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, function);
  return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_PREREQDATA, context) : code;
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
