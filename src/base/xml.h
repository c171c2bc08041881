/* XML, node by node, by libxml2's reader, which is opened when a file needs it. No network, no entities (a file that declares
 * any is read no further), nesting as deep as the library's own limit of 256, text in pieces of at most 10 MB. */
#ifndef RO_XML_H
#define RO_XML_H

#include "base/library.h"

typedef enum ro_xml_kind { RO_XML_START, RO_XML_END, RO_XML_TEXT } ro_xml_kind;

typedef struct ro_xml {
    ro_arena *arena;
    const struct ro_xml_library *lib;
    void *reader;
    ro_xml_kind kind;
    int depth;
    ro_str name, space; /* of an element: its local name and its namespace; until the next node */
    ro_str text;        /* of a text */
    bool empty;         /* an element without content, whose end is still to be told */
    bool no_memory;     /* it ran out: whoever reads on is thrown out */
    bool damaged;       /* the file broke off or is no XML from here on; up to 512 bytes before it may be lost with it */
} ro_xml;

ro_xml *ro_xml_open(ro_arena *, ro_str bytes);
/* The next node; false at the end or at damage. */
bool ro_xml_next(ro_xml *);
/* The attribute of that local name; p NULL where there is none. Until the next node. */
ro_str ro_xml_attribute(ro_xml *, const char *local);
/* Goes to the end of the element that has just begun. */
void ro_xml_skip(ro_xml *);
/* Inside the element that began at `depth`: the next node that is no text; false at its end. */
bool ro_xml_within(ro_xml *, int depth);

#endif
