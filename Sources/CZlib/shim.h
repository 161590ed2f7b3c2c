#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H
#include <zlib.h>
/* inflateInit2 is a macro, which Swift does not see. 47: zlib or gzip, told by the bytes; -15: a raw stream. */
static inline int czlib_inflate_start(z_stream *stream, int window) { return inflateInit2(stream, window); }
/* Likewise deflateInit2: a raw stream, packed as well as zlib can. */
static inline int czlib_deflate_start(z_stream *stream) {
  return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, -15, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY);
}
#endif
