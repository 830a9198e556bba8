/* Debian builds libxml2 with ICU, whose headers clash with Foundation's own copy: switch them off. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

/* xmlFree is a mutable global, which Swift 6 refuses to read. */
static inline void clibxml2_free(void *pointer) { xmlFree(pointer); }
