/* read: the bytes of a capture into a page. Decodes, sniffs, parses; takes blocks apart and decides nothing about them.
 * Never refuses damage, marks it; memory and depth are bounded. */
#ifndef RO_READ_H
#define RO_READ_H

#include "base/base.h"

typedef enum ro_media { RO_MEDIA_TEXT, RO_MEDIA_HTML } ro_media;

/* Weak evidence about where a block lies, from tags, roles, classes and ids. */
enum {
    RO_IN_NAV = 1,
    RO_IN_HEADER = 2,
    RO_IN_FOOTER = 4,
    RO_IN_ASIDE = 8,
    RO_IN_MAIN = 16,   /* <main>, <article>, itemprop=articleBody */
    RO_IN_HIDDEN = 32, /* hidden, display:none, aria-hidden; kept out of the text */
    RO_IN_FORM = 64,
    RO_HINT_GOOD = 128,    /* class or id says content, article, entry, text, transcript … */
    RO_HINT_BAD = 256,     /* class or id says share, related, comment, promo, cookie … */
    RO_IN_LINK = 512,      /* the whole block is one link */
    RO_BLOCK_BREAK = 1024, /* a plain-text block: blank lines before it */
    RO_IN_FIGURE = 2048,
    RO_HAS_IMAGE = 4096, /* of an element: an image stands in it, or in a child that holds nothing else */
};

/* One block of text: what stands between two block-level tags, or one line of a plain text. */
typedef struct ro_block {
    ro_str text;  /* UTF-8, entities decoded, blanks folded to one, NBSP kept as it is; not empty */
    ro_run *runs; /* text offsets count from the start of this block's text */
    size_t nruns;
    ro_span source;
    ro_para_kind kind;
    uint8_t level; /* of a heading, 1 … 6 */
    uint32_t flags;
    uint32_t link_bytes; /* how much of text stands inside links */
    ro_span lead;        /* bold or strong words that open the block (a speaker's label); RO_NOSPAN none */
    uint32_t parent;     /* the block-level element that holds it: an index into the page's elements; 0 in plain text */
    uint32_t depth;
} ro_block;

/* A block-level element of an HTML page; elements stand in the order of their start, so a parent stands before its children. */
typedef struct ro_element {
    uint32_t parent; /* its own index in the outermost */
    uint32_t depth, flags;
    uint32_t first, end; /* the blocks inside it: [first, end) */
    char tag[12];
} ro_element;

/* Something the page declares of itself. key: lower case, such as "title", "og:title", "canonical", "author",
 * "article:published_time", "jsonld:datePublished", "jsonld:publisher", "time", "lang", "h1". */
typedef struct ro_meta {
    ro_str key, value;
    ro_span source;
} ro_meta;

typedef struct ro_page {
    ro_str source; /* the capture decoded to UTF-8: every `source` span counts here */
    ro_media media;
    const char *encoding;
    ro_block *blocks;
    size_t nblocks;
    ro_element *elements; /* none in plain text */
    size_t nelements;
    ro_meta *meta;
    size_t nmeta;
    ro_str *notes;
    size_t nnotes;
    const char *refused; /* empty, binary …: a sentence without the file's name */
} ro_page;

const ro_page *ro_page_read(ro_arena *, const ro_capture *);

#endif
