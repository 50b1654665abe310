// renameat2 is one of glibc's extensions, which Swift's module of it leaves out.
#define _GNU_SOURCE
#include "CFolderExchange.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/xattr.h>

int folder_exchange(const char *first, const char *second) {
#if defined(__APPLE__)
    return renamex_np(first, second, RENAME_SWAP) == 0 ? 0 : errno;
#elif defined(RENAME_EXCHANGE)
    return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE) == 0 ? 0 : errno;
#else
    return ENOSYS;
#endif
}

long folder_attributes(const char *path) {
#if defined(__APPLE__)
    return listxattr(path, NULL, 0, 0);
#else
    return listxattr(path, NULL, 0);
#endif
}
