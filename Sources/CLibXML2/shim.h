#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H
#include <string.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlregexp.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
/* xmlFree is a mutable global function pointer: Swift 6 refuses to touch it. */
static inline void clibxml2_free(void *pointer) { xmlFree(pointer); }
/* Keeps libxml2 from printing by itself: an unknown XPath function is told to stderr besides the callback. The setting
   belongs to the thread, and Swift cannot write a variadic callback. */
static void clibxml2_say_nothing(void *context, const char *message, ...) { (void)context, (void)message; }
static inline void clibxml2_silence(void) { xmlSetGenericErrorFunc(0, clibxml2_say_nothing); }
/* Whether one of the words between blanks of a text is that word: criteria ask it a hundred thousand times. */
static inline int clibxml2_has_token(const xmlChar *text, const xmlChar *word) {
  size_t length = strlen((const char *)word);
  for (const char *start = (const char *)text; *start;) {
    start += strspn(start, " \t\r\n");
    size_t size = strcspn(start, " \t\r\n");
    if (size == length && memcmp(start, word, size) == 0) return 1;
    start += size;
  }
  return 0;
}
#endif
