/* What the files of the reader share: a page being written, block by block. */
#ifndef RO_PARTS_H
#define RO_PARTS_H

#include "read/read.h"

enum { RO_MAX_BLOCKS = 1 << 18 }; /* blocks of one page; the longest transcripts have some thousands */

typedef struct ro_page_writer {
    ro_arena *arena;
    ro_page *page;
    ro_str file; /* for the sentence of an error */
    RO_VEC(ro_block) blocks;
    RO_VEC(ro_element) elements;
    RO_VEC(ro_meta) meta;
    RO_VEC(ro_str) notes;
    /* of the block that is being written */
    ro_buf text;
    RO_VEC(ro_run) runs;
    uint32_t flags, link_bytes, parent, depth;
    ro_para_kind kind;
    uint8_t level;
    ro_span lead;
} ro_page_writer;

/* text stands at [source, source + slen) of the capture. */
void ro_page_add(ro_page_writer *, ro_str text, uint32_t source, uint32_t slen);
/* Hands in what was added since the last block, if anything; trims blanks off its end. */
void ro_page_end_block(ro_page_writer *);
void ro_page_note(ro_page_writer *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The bytes as UTF-8, into page->source; says in page->encoding what they were and notes what a person should know. charset: what
 * the server said of them, if anything. */
void ro_decode(ro_page_writer *, ro_str bytes, ro_str charset);

/* A line of a plain text, columns counted as a terminal shows it. */
typedef struct ro_line {
    ro_str text;            /* trimmed */
    uint32_t indent, edge;  /* the columns before it, and up to its end */
    uint32_t word, longest; /* columns of its first and of its longest word */
    bool blank_before;
    bool hangs; /* it goes on what a bullet opened */
} ro_line;

/* The width that the text was wrapped to, 0 where it was not; does the line go on in the next? See wrap.c. */
size_t ro_wrap_width(const ro_line *, size_t n);
bool ro_wrap_goes_on(const ro_line *, const ro_line *next, size_t width);
/* Does the line open with a bullet or an item's number? *past: the bytes up to its words. */
bool ro_line_bullet(ro_str line, size_t *past);

void ro_read_text(ro_page_writer *);
void ro_read_html(ro_page_writer *);
/* A file's bytes into HTML: page->source, which ro_read_html then reads. */
void ro_read_office(ro_page_writer *, ro_str bytes, bool odt);
void ro_read_pdf(ro_page_writer *, ro_str bytes);
/* Is it what a program calls a file, and no title? */
bool ro_title_made_up(ro_str);

/* A page made smaller before it is parsed; see prune.c. */
typedef struct ro_piece {
    uint32_t out, source;
} ro_piece;

typedef struct ro_pruned {
    ro_str html;
    ro_piece *pieces; /* html from pieces[i].out on stands at pieces[i].source; sorted */
    size_t npieces;
    uint32_t *wide; /* of each piece: the source bytes that it stands for, 0 as many as its own; NULL of all */
    size_t broken;  /* in html: from here on RO_BREAK parts paragraphs; SIZE_MAX nowhere */
    size_t over;    /* in the page: from here on only text was taken; SIZE_MAX nowhere */
    ro_span *ld;    /* contents of <script type="application/ld+json"> */
    size_t nld;
    ro_span *noscript; /* contents of <noscript> */
    size_t nnoscript;
} ro_pruned;

/* ---- attributes.c ---- */

typedef struct ro_attribute {
    ro_str name, value; /* as they stand, quotes left out */
    uint32_t lo, hi;    /* with quotes */
} ro_attribute;
/* The one from *i on, inside a tag; false at its end. */
bool ro_attribute_next(ro_str page, size_t *i, ro_attribute *);

enum { RO_HINT_MEMO = 64, RO_SIFTED = 16 };
struct ro_hint_memo {
    const ro_lexicon *parts; /* "pageparts" */
    struct {
        ro_str s;
        uint32_t flags;
    } entry[RO_HINT_MEMO];
};

/* What is left of the attributes of a tag. */
typedef struct ro_sifted {
    ro_span kept[RO_SIFTED];
    size_t n;
    uint32_t flags; /* RO_IN_..., RO_HINT_... */
    bool linked_data;
} ro_sifted;
/* From i on, behind the name of the tag; returns the offset behind the tag. */
size_t ro_attributes_sift(struct ro_hint_memo *, ro_str page, size_t i, ro_str tag, ro_sifted *);
/* The attribute of the pruned page, never of the page itself, that has the flags in figures. */
#define RO_FLAGS "ro-flags"

/* In the pruned page where a tag was left out that parted what stands on its two sides: a blank to the parser. */
enum { RO_BREAK = '\f' };
/* Is an element of that name no part of a line? */
bool ro_tag_parts(ro_str name);

const ro_pruned *ro_prune(ro_arena *, ro_str html);
/* Where the byte at `out` of the pruned page stands in the capture. */
uint32_t ro_pruned_source(const ro_pruned *, uint32_t out);
/* Where what stands there ends. */
uint32_t ro_pruned_past(const ro_pruned *, uint32_t out);
/* The blocks of a piece of HTML, behind those that are there already; flags: RO_IN_... */
void ro_walk_html(ro_page_writer *, const ro_pruned *, uint32_t flags);
/* The account that only linked data or <noscript> holds; see told.c. */
void ro_read_told(ro_page_writer *, const ro_pruned *);

void ro_page_meta(ro_page_writer *, const char *key, ro_str value, ro_span source);
void ro_read_jsonld(ro_page_writer *, ro_span script);
void ro_read_savers(ro_page_writer *); /* "saved:url", "saved:date": by the program that saved the page */

#endif
