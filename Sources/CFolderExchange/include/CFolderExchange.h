#ifndef CFOLDER_EXCHANGE_H
#define CFOLDER_EXCHANGE_H

/// Gives the folders at two paths each other's place, at one stroke: nobody ever sees one of them missing.
///
/// Returns 0, or the system's error code: many file systems of networks and of removable disks can't do it.
int folder_exchange(const char *first, const char *second);

/// The size of the list of attributes that the folder at `path` has besides owner and mode, such as access lists; -1 where it
/// can't be told.
long folder_attributes(const char *path);

#endif
