/*
 * Records, in order, what a process does to its database files, so that the disk after a power cut can be worked out. Loaded with
 * LD_PRELOAD. CUT_FILES is the path that tracked files begin with, CUT_MARKS the file whose writes are acknowledgements, CUT_LOG
 * where the record goes. The -shm file is memory only and not tracked; a change that is not seen here (through a mapping, say) shows as
 * a difference between the replayed and the real files, which the reader checks.
 *
 * Record: kind (1 byte), 3 bytes of padding, fd (int32), offset or size (int64), lengths of two byte strings (uint32 each), the strings.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, WRITE = 2, TRUNCATE = 3, SYNC = 4, RENAME = 5, UNLINK = 6, MARK = 7, CLOSE = 8, UNKNOWN = 9 };
enum { NOTHING = 0, FILE_FD = 1, MARK_FD = 2 };

#define MAX_FD 65536
static unsigned char tracked[MAX_FD];
static int log_fd = -1;
static const char *files, *marks;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void start(void) {
  const char *log = getenv("CUT_LOG");
  files = getenv("CUT_FILES");
  marks = getenv("CUT_MARKS");
  if (log && files && marks) log_fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

static void put(const void *data, size_t size) {
  const char *at = data;
  while (size > 0) {
    long n = syscall(SYS_write, log_fd, at, size);
    if (n < 0) { if (errno == EINTR) continue; _exit(97); }
    at += n;
    size -= (size_t)n;
  }
}

/* The lock is held. */
static void record(int kind, int fd, int64_t offset, const void *a, size_t alen, const void *b, size_t blen) {
  char head[24];
  int32_t fd32 = fd;
  uint32_t a32 = (uint32_t)alen, b32 = (uint32_t)blen;
  memset(head, 0, sizeof head);
  head[0] = (char)kind;
  memcpy(head + 4, &fd32, 4);
  memcpy(head + 8, &offset, 8);
  memcpy(head + 16, &a32, 4);
  memcpy(head + 20, &b32, 4);
  put(head, sizeof head);
  if (alen) put(a, alen);
  if (blen) put(b, blen);
}

static int is_tracked_path(const char *path) {
  size_t n, len;
  if (log_fd < 0 || !path) return NOTHING;
  if (strcmp(path, marks) == 0) return MARK_FD;
  n = strlen(files);
  if (strncmp(path, files, n) != 0) return NOTHING;
  len = strlen(path);
  return len >= 4 && strcmp(path + len - 4, "-shm") == 0 ? NOTHING : FILE_FD;
}

static int state_of(int fd) { return log_fd >= 0 && fd >= 0 && fd < MAX_FD ? tracked[fd] : NOTHING; }

#define REAL(name) static __typeof__(name) *real; if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static int opened(int fd, const char *path, int flags) {
  int what;
  if (fd < 0 || fd >= MAX_FD || log_fd < 0) return fd;
  what = is_tracked_path(path);
  pthread_mutex_lock(&lock);
  tracked[fd] = (unsigned char)what;
  if (what == FILE_FD) record(OPEN, fd, flags & O_TRUNC ? 1 : 0, path, strlen(path), 0, 0);
  pthread_mutex_unlock(&lock);
  return fd;
}

#define MODE mode_t mode = 0; if ((flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE) { va_list ap; va_start(ap, flags); mode = va_arg(ap, mode_t); va_end(ap); }
int open(const char *path, int flags, ...) { MODE; REAL(open); return opened(real(path, flags, mode), path, flags); }
int open64(const char *path, int flags, ...) { MODE; REAL(open64); return opened(real(path, flags, mode), path, flags); }
int openat(int dir, const char *path, int flags, ...) { MODE; REAL(openat); return opened(real(dir, path, flags, mode), path, flags); }
int openat64(int dir, const char *path, int flags, ...) { MODE; REAL(openat64); return opened(real(dir, path, flags, mode), path, flags); }

int close(int fd) {
  REAL(close);
  if (state_of(fd) != NOTHING) {
    pthread_mutex_lock(&lock);
    if (tracked[fd] == FILE_FD) record(CLOSE, fd, 0, 0, 0, 0, 0);
    tracked[fd] = NOTHING;
    pthread_mutex_unlock(&lock);
  }
  return real(fd);
}

static void wrote(int fd, int64_t at, const void *data, ssize_t n) {
  int what = state_of(fd);
  if (n <= 0 || what == NOTHING) return;
  pthread_mutex_lock(&lock);
  record(what == MARK_FD ? MARK : WRITE, fd, at, data, (size_t)n, 0, 0);
  pthread_mutex_unlock(&lock);
}

ssize_t write(int fd, const void *data, size_t size) {
  ssize_t n;
  REAL(write);
  n = real(fd, data, size);
  if (n > 0 && state_of(fd) != NOTHING) {
    int saved = errno;
    wrote(fd, state_of(fd) == FILE_FD ? lseek(fd, 0, SEEK_CUR) - n : 0, data, n);
    errno = saved;
  }
  return n;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
  ssize_t n;
  REAL(pwrite);
  n = real(fd, data, size, at);
  wrote(fd, at, data, n);
  return n;
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
  ssize_t n;
  REAL(pwrite64);
  n = real(fd, data, size, at);
  wrote(fd, at, data, n);
  return n;
}

/* Nothing here writes these ways today; if that changes, the reader refuses the record instead of missing a write. */
static void unknown(int fd, const char *name) {
  if (state_of(fd) == NOTHING) return;
  pthread_mutex_lock(&lock);
  record(UNKNOWN, fd, 0, name, strlen(name), 0, 0);
  pthread_mutex_unlock(&lock);
}
ssize_t writev(int fd, const struct iovec *v, int n) { REAL(writev); unknown(fd, "writev"); return real(fd, v, n); }
ssize_t pwritev(int fd, const struct iovec *v, int n, off_t at) { REAL(pwritev); unknown(fd, "pwritev"); return real(fd, v, n, at); }
ssize_t pwritev64(int fd, const struct iovec *v, int n, off64_t at) { REAL(pwritev64); unknown(fd, "pwritev64"); return real(fd, v, n, at); }
int fallocate(int fd, int mode, off_t at, off_t size) { REAL(fallocate); unknown(fd, "fallocate"); return real(fd, mode, at, size); }
int posix_fallocate(int fd, off_t at, off_t size) { REAL(posix_fallocate); unknown(fd, "posix_fallocate"); return real(fd, at, size); }

static int changed(int fd, int kind, int64_t size, int result) {
  if (result == 0 && state_of(fd) == FILE_FD) {
    pthread_mutex_lock(&lock);
    record(kind, fd, size, 0, 0, 0, 0);
    pthread_mutex_unlock(&lock);
  }
  return result;
}
int ftruncate(int fd, off_t size) { REAL(ftruncate); return changed(fd, TRUNCATE, size, real(fd, size)); }
int ftruncate64(int fd, off64_t size) { REAL(ftruncate64); return changed(fd, TRUNCATE, size, real(fd, size)); }
int fsync(int fd) { REAL(fsync); return changed(fd, SYNC, 0, real(fd)); }
int fdatasync(int fd) { REAL(fdatasync); return changed(fd, SYNC, 0, real(fd)); }

static int moved(const char *from, const char *to, int result) {
  if (result == 0 && (is_tracked_path(from) == FILE_FD || is_tracked_path(to) == FILE_FD)) {
    pthread_mutex_lock(&lock);
    record(RENAME, -1, 0, from, strlen(from), to, strlen(to));
    pthread_mutex_unlock(&lock);
  }
  return result;
}
int rename(const char *from, const char *to) { REAL(rename); return moved(from, to, real(from, to)); }
int renameat(int a, const char *from, int b, const char *to) { REAL(renameat); return moved(from, to, real(a, from, b, to)); }

static int removed(const char *path, int result) {
  if (result == 0 && is_tracked_path(path) == FILE_FD) {
    pthread_mutex_lock(&lock);
    record(UNLINK, -1, 0, path, strlen(path), 0, 0);
    pthread_mutex_unlock(&lock);
  }
  return result;
}
int unlink(const char *path) { REAL(unlink); return removed(path, real(path)); }
int unlinkat(int dir, const char *path, int flags) { REAL(unlinkat); return removed(path, real(dir, path, flags)); }
int remove(const char *path) { REAL(remove); return removed(path, real(path)); }
