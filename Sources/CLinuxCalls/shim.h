/* GNU's own functions of the C library, which Swift's Glibc module does not show: it is built without _GNU_SOURCE. */

/* stdio.h: renames, and fails with EEXIST where the new name is taken, or exchanges the two. */
int renameat2(int old_folder, const char *old_name, int new_folder, const char *new_name, unsigned int flags);
enum { clinux_rename_noreplace = 1, clinux_rename_exchange = 2 };

/* unistd.h: the environment, for whoever reads it before there is a second thread. */
extern char **environ;
static inline char **clinux_environment(void) { return environ; }

/* unistd.h: waits until the file system of an open file is on the disk. */
int syncfs(int descriptor);

/* malloc.h: sets one of the allocator's parameters; 0 where it cannot. */
int mallopt(int parameter, int value);
enum { clinux_malloc_trim_threshold = -1, clinux_malloc_mmap_threshold = -3 };

/* string.h: the words for an error number, never translated, and its name; NULL for an unknown one. */
const char *strerrordesc_np(int error_number);
const char *strerrorname_np(int error_number);
