#include "CKnowledge.h"

/* table.inc is written by scripts/embed-knowledge.sh; a test fails when a file of Knowledge/ is not in it. */
#include "table.inc"

const struct cknowledge_file *cknowledge_files(size_t *count) {
  *count = sizeof files / sizeof *files;
  return files;
}
