/* Stands between a program and the C library, and lets one of its writes fail.
 *
 * Counted is every call that changes a file or a folder below KG_UNDER: making, writing, syncing,
 * renaming, linking and removing. Call number KG_AT fails with the error KG_ERROR (a number); with
 * KG_STICKY=1 so does every one after it, as on a disk that stays full. When a call has failed, the
 * file KG_FIRED exists. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long calls;

static long setting(const char *name) {
    const char *value = getenv(name);
    return value ? atol(value) : 0;
}

static int is_under(const char *path) {
    const char *under = getenv("KG_UNDER");
    return path && under && strncmp(path, under, strlen(under)) == 0;
}

static int is_file_under(int file) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_under(path);
}

/* Counts a call; whether it must fail. */
static int fails(void) {
    long number = atomic_fetch_add(&calls, 1) + 1, at = setting("KG_AT");
    if (at == 0 || number < at || (number > at && !setting("KG_STICKY")))
        return 0;
    const char *fired = getenv("KG_FIRED");
    if (fired) {
        long file = syscall(SYS_openat, AT_FDCWD, fired, O_CREAT | O_WRONLY, 0600);
        if (file >= 0)
            syscall(SYS_close, file);
    }
    errno = (int)setting("KG_ERROR");
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* The folder-relative forms are counted by the folder where the path is no full one. */
static int at_under(int folder, const char *path) {
    return path && path[0] == '/' ? is_under(path) : folder >= 0 && is_file_under(folder);
}

#define OPENS(name)                                                                        \
    int name(const char *path, int flags, ...) {                                           \
        va_list rest;                                                                      \
        va_start(rest, flags);                                                             \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;          \
        va_end(rest);                                                                      \
        if ((flags & O_CREAT) && is_under(path) && fails())                                \
            return -1;                                                                     \
        return REAL(name)(path, flags, mode);                                              \
    }
OPENS(open)
OPENS(open64)

#define ON_FILE(result, name, parameters, arguments)                                       \
    result name parameters {                                                               \
        if (is_file_under(file) && fails())                                                \
            return -1;                                                                     \
        return REAL(name) arguments;                                                       \
    }
ON_FILE(ssize_t, write, (int file, const void *bytes, size_t count), (file, bytes, count))
ON_FILE(ssize_t, writev, (int file, const struct iovec *all, int count), (file, all, count))
ON_FILE(int, fsync, (int file), (file))
ON_FILE(int, fdatasync, (int file), (file))
ON_FILE(int, ftruncate, (int file, off_t length), (file, length))
ON_FILE(int, ftruncate64, (int file, off64_t length), (file, length))

#define ON_PATH(name, parameters, path, arguments)                                         \
    int name parameters {                                                                  \
        if (is_under(path) && fails())                                                     \
            return -1;                                                                     \
        return REAL(name) arguments;                                                       \
    }
ON_PATH(mkdir, (const char *path, mode_t mode), path, (path, mode))
ON_PATH(rmdir, (const char *path), path, (path))
ON_PATH(unlink, (const char *path), path, (path))
ON_PATH(rename, (const char *from, const char *to), to, (from, to))
ON_PATH(link, (const char *from, const char *to), to, (from, to))

int linkat(int one, const char *from, int other, const char *to, int flags) {
    if (at_under(other, to) && fails())
        return -1;
    return REAL(linkat)(one, from, other, to, flags);
}

int unlinkat(int folder, const char *path, int flags) {
    if (at_under(folder, path) && fails())
        return -1;
    return REAL(unlinkat)(folder, path, flags);
}

ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t count, unsigned flags) {
    if (is_file_under(to) && fails())
        return -1;
    return REAL(copy_file_range)(from, from_at, to, to_at, count, flags);
}
