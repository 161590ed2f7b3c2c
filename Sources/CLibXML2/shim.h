#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H
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
#endif
