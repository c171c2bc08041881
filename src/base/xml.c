/* See xml.h. */
#include "base/xml.h"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#define XML(X)                                                                                                                   \
    X(xmlSetStructuredErrorFunc)                                                                                                 \
    X(xmlSetGenericErrorFunc)                                                                                                    \
    X(xmlInitParser)                                                                                                             \
    X(xmlReaderForMemory)                                                                                                        \
    X(xmlFreeTextReader)                                                                                                         \
    X(xmlTextReaderRead)                                                                                                         \
    X(xmlTextReaderNodeType)                                                                                                     \
    X(xmlTextReaderDepth)                                                                                                        \
    X(xmlTextReaderIsEmptyElement)                                                                                               \
    X(xmlTextReaderConstLocalName)                                                                                               \
    X(xmlTextReaderConstNamespaceUri)                                                                                            \
    X(xmlTextReaderConstValue)                                                                                                   \
    X(xmlTextReaderMoveToNextAttribute)                                                                                          \
    X(xmlTextReaderMoveToElement)

struct ro_xml_library {
    XML(RO_LIBRARY_FIELD)
};

static const struct ro_xml_library *opened(ro_arena *a) {
    static const char *const names[] = {XML(RO_LIBRARY_NAME)};
    static const ro_library library = {"libxml2.so.2", names, sizeof names / sizeof *names, "to read this file",
                                       "libxml2 (Debian: libxml2)"};
    return ro_library_open(a, RO_SHELF_XML, &library);
}

static void close_reader(void *p) {
    ro_xml *x = p;
    x->lib->xmlFreeTextReader(x->reader);
}

/* ---- when memory runs out ------------------------------------------------------------------------------------------------ */

/* libxml2 goes on then without what it had no room for, and tells standard error. It tells this instead, while it is at work in this
 * thread, and nobody reads on. */
static void told(void *user, xmlErrorPtr e) {
    ro_xml *x = user;
    x->no_memory |= e && e->code == XML_ERR_NO_MEMORY;
}

static void told_in_words(void *user, const char *words, ...) {
    ro_xml *x = user;
    x->no_memory |= strstr(words, "malloc failed") != NULL;
}

static void listen(ro_xml *x, bool on) {
    x->lib->xmlSetStructuredErrorFunc(on ? x : NULL, on ? told : NULL);
    x->lib->xmlSetGenericErrorFunc(on ? x : NULL, on ? told_in_words : NULL);
    if (!on && x->no_memory) ro_throw(x->arena, RO_NOMEM, RO_NO_MEMORY);
}

ro_xml *ro_xml_open(ro_arena *a, ro_str bytes) {
    ro_xml *x = RO_NEW(a, ro_xml);
    *x = (ro_xml){.arena = a, .lib = opened(a)};
    listen(x, true);
    x->lib->xmlInitParser();
    int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    x->reader = x->lib->xmlReaderForMemory(bytes.p ? bytes.p : "", (int)bytes.n, NULL, NULL, options);
    x->no_memory |= !x->reader;
    if (x->reader) ro_defer(a, close_reader, x);
    listen(x, false);
    return x;
}

static ro_str words(const xmlChar *s) { return ro_str_c((const char *)s); }

static bool element(ro_xml *x, ro_xml_kind kind) {
    x->kind = kind;
    x->name = words(x->lib->xmlTextReaderConstLocalName(x->reader));
    x->space = words(x->lib->xmlTextReaderConstNamespaceUri(x->reader));
    return true;
}

static bool next(ro_xml *x) {
    if (x->empty) {
        x->empty = false;
        x->kind = RO_XML_END;
        return true;
    }
    while (!x->damaged) {
        int r = x->lib->xmlTextReaderRead(x->reader);
        if (r != 1) {
            x->damaged = r < 0;
            return false;
        }
        x->depth = x->lib->xmlTextReaderDepth(x->reader);
        switch (x->lib->xmlTextReaderNodeType(x->reader)) {
        case XML_READER_TYPE_ELEMENT: x->empty = x->lib->xmlTextReaderIsEmptyElement(x->reader); return element(x, RO_XML_START);
        case XML_READER_TYPE_END_ELEMENT: return element(x, RO_XML_END);
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            x->kind = RO_XML_TEXT;
            x->text = words(x->lib->xmlTextReaderConstValue(x->reader));
            return true;
        case XML_READER_TYPE_DOCUMENT_TYPE: x->damaged = true; break;
        default: break;
        }
    }
    return false;
}

bool ro_xml_next(ro_xml *x) {
    listen(x, true);
    bool more = next(x);
    listen(x, false);
    return more;
}

ro_str ro_xml_attribute(ro_xml *x, const char *local) {
    ro_str found = RO_NONE;
    listen(x, true);
    while (!found.p && x->lib->xmlTextReaderMoveToNextAttribute(x->reader) == 1)
        if (ro_str_is(words(x->lib->xmlTextReaderConstLocalName(x->reader)), local))
            found = words(x->lib->xmlTextReaderConstValue(x->reader));
    x->lib->xmlTextReaderMoveToElement(x->reader);
    listen(x, false);
    return found;
}

bool ro_xml_within(ro_xml *x, int depth) {
    while (ro_xml_next(x))
        if (x->kind != RO_XML_TEXT) return !(x->kind == RO_XML_END && x->depth <= depth);
    return false;
}

void ro_xml_skip(ro_xml *x) {
    int depth = x->depth;
    if (x->kind != RO_XML_START) return;
    while (ro_xml_within(x, depth)) {
    }
}
