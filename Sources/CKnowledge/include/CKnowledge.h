#ifndef CKNOWLEDGE_H
#define CKNOWLEDGE_H
#include <stddef.h>
/* One file of Knowledge/, embedded at compile time. */
struct cknowledge_file {
  const char *path;
  const unsigned char *bytes;
  size_t size;
};
/* Every embedded file, sorted by path. */
const struct cknowledge_file *cknowledge_files(size_t *count);
#endif
