/* Loaded before the C library (LD_PRELOAD), as the environment asks.
 *
 * HARM: a disk that takes its time and a clock that is set, told by two numbers in the file of that name, which may change at any
 * moment: by how many microseconds the clock of the day is off, and for how many microseconds each synchronising waits. Clocks that
 * only ever count on are left alone, as a clock that is set leaves them.
 * HARM_COUNT: at its end the process writes into the file of that name how many changes of files and connections it asked for.
 * HARM_AFTER: it kills itself before the change of that number.
 * HARM_TRACE, HARM_WITHIN: each change of what lies in the folder HARM_WITHIN is told to the file HARM_TRACE, in order (disk.ts). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t nothing[2];
static const volatile int64_t *told = nothing;
static long after;
static const char *counted;
static atomic_long count;
static int trace = -1;
static const char *within;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

static int (*next_gettime)(clockid_t, struct timespec *);
static int (*next_fsync)(int);
static int (*next_fdatasync)(int);
static ssize_t (*next_write)(int, const void *, size_t);
static ssize_t (*next_writev)(int, const struct iovec *, int);
static ssize_t (*next_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*next_sendmsg)(int, const struct msghdr *, int);
static int (*next_ftruncate)(int, off64_t);
static int (*next_rename)(const char *, const char *);
static int (*next_link)(const char *, const char *);
static int (*next_unlink)(const char *);

__attribute__((constructor)) static void begin(void) {
  next_gettime = dlsym(RTLD_NEXT, "clock_gettime");
  next_fsync = dlsym(RTLD_NEXT, "fsync");
  next_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  next_write = dlsym(RTLD_NEXT, "write");
  next_writev = dlsym(RTLD_NEXT, "writev");
  next_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  next_sendmsg = dlsym(RTLD_NEXT, "sendmsg");
  next_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  next_rename = dlsym(RTLD_NEXT, "rename");
  next_link = dlsym(RTLD_NEXT, "link");
  next_unlink = dlsym(RTLD_NEXT, "unlink");
  const char *path = getenv("HARM"), *number = getenv("HARM_AFTER"), *into = getenv("HARM_TRACE");
  within = getenv("HARM_WITHIN");
  counted = getenv("HARM_COUNT");
  after = number ? atol(number) : 0;
  if (into && within) trace = open(into, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *map = mmap(NULL, 16, PROT_READ, MAP_SHARED, file, 0);
  if (map != MAP_FAILED) told = map;
  close(file);
}

__attribute__((destructor)) static void end(void) {
  FILE *file = counted ? fopen(counted, "w") : NULL;
  if (!file) return;
  fprintf(file, "%ld", (long)count);
  fclose(file);
}

/* Files, and connections to another program by the network; not what a process tells its parent. */
static int matters(int file) {
  struct stat of;
  if (fstat(file, &of) != 0) return 0;
  if (S_ISREG(of.st_mode) || S_ISDIR(of.st_mode)) return 1;
  struct sockaddr_storage at;
  socklen_t length = sizeof at;
  return S_ISSOCK(of.st_mode) && getsockname(file, (struct sockaddr *)&at, &length) == 0 && at.ss_family != AF_UNIX;
}
static void change(void) {
  if (atomic_fetch_add(&count, 1) + 1 == after) kill(getpid(), SIGKILL);
}
static void changes(int file) {
  if ((after || counted) && matters(file)) change();
}

/* One line of the trace: what was done, where, with how many bytes, and these. Told in the order in which it was done. */
static void tell(char what, const char *path, const char *other, int64_t at, const void *bytes, int64_t length) {
  if (trace < 0 || strncmp(path, within, strlen(within)) != 0) return;
  char head[2 * PATH_MAX + 64];
  int size = snprintf(head, sizeof head, "%c\t%lld\t%lld\t%s\t%s\n", what, (long long)at, (long long)length, path, other);
  next_write(trace, head, size);
  if (bytes) next_write(trace, bytes, length);
}
static const char *path_of(int file, char path[PATH_MAX]) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  path[length < 0 ? 0 : length] = 0;
  return path;
}
static void tell_of(char what, int file, int64_t at, const void *bytes, int64_t length) {
  char path[PATH_MAX];
  if (trace >= 0) tell(what, path_of(file, path), "", at, bytes, length);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  if (!next_gettime) begin();
  int failed = next_gettime(clock, now);
  if (failed || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return failed;
  int64_t micro = now->tv_sec * 1000000LL + now->tv_nsec / 1000 + told[0];
  now->tv_nsec = (micro % 1000000) * 1000 + now->tv_nsec % 1000;
  now->tv_sec = micro / 1000000;
  return 0;
}
int gettimeofday(struct timeval *now, void *zone) {
  (void)zone;
  struct timespec fine;
  int failed = clock_gettime(CLOCK_REALTIME, &fine);
  now->tv_sec = fine.tv_sec;
  now->tv_usec = fine.tv_nsec / 1000;
  return failed;
}
time_t time(time_t *into) {
  struct timespec fine;
  clock_gettime(CLOCK_REALTIME, &fine);
  if (into) *into = fine.tv_sec;
  return fine.tv_sec;
}

#define IN_ORDER(TELL, CALL)                                                                                           \
  pthread_mutex_lock(&order);                                                                                          \
  __typeof__(CALL) came = CALL;                                                                                        \
  if (came >= 0) TELL;                                                                                                 \
  pthread_mutex_unlock(&order);                                                                                        \
  return came

static int synced(int file, int (*next)(int)) {
  changes(file);
  if (told[1]) usleep(told[1]);
  IN_ORDER(tell_of('s', file, 0, NULL, 0), next(file));
}
int fsync(int file) { return synced(file, next_fsync); }
int fdatasync(int file) { return synced(file, next_fdatasync); }

static ssize_t placed(int file, const void *bytes, size_t length, off64_t at) {
  changes(file);
  IN_ORDER(tell_of('w', file, at, bytes, came), next_pwrite(file, bytes, length, at));
}
ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t at) { return placed(file, bytes, length, at); }
ssize_t pwrite(int file, const void *bytes, size_t length, off_t at) { return placed(file, bytes, length, at); }

ssize_t write(int file, const void *bytes, size_t length) {
  if (!next_write) begin();
  changes(file);
  if (trace < 0) return next_write(file, bytes, length);
  IN_ORDER(tell_of('w', file, lseek(file, 0, SEEK_CUR) - came, bytes, came), next_write(file, bytes, length));
}
ssize_t writev(int file, const struct iovec *pieces, int many) {
  if (!next_writev) begin();
  changes(file);
  return next_writev(file, pieces, many);
}
ssize_t sendmsg(int file, const struct msghdr *message, int flags) {
  if (!next_sendmsg) begin();
  changes(file);
  return next_sendmsg(file, message, flags);
}

static int cut(int file, off64_t length) {
  changes(file);
  IN_ORDER(tell_of('t', file, length, NULL, 0), next_ftruncate(file, length));
}
int ftruncate64(int file, off64_t length) { return cut(file, length); }
int ftruncate(int file, off_t length) { return cut(file, length); }

int rename(const char *from, const char *to) {
  change();
  IN_ORDER(tell('r', from, to, 0, NULL, 0), next_rename(from, to));
}
int link(const char *from, const char *to) {
  change();
  IN_ORDER(tell('l', from, to, 0, NULL, 0), next_link(from, to));
}
int unlink(const char *path) {
  change();
  IN_ORDER(tell('u', path, "", 0, NULL, 0), next_unlink(path));
}
