/* The reading room: pages about one archive, served to the browsers of this machine.
 *
 * A page is one file, web/page_NAME.c, with a function that writes what stands in <main>, and one that writes the same as JSON;
 * web/routes.c is the table that leads to them and that navigation and help are made from. Everything else is done around them:
 * the request is checked (guard.c), taken apart (query.c), answered from the cache (cache.c) or handed to a worker (pool.c), and
 * what the page wrote is put into the frame (frame.c). A page sees the archive through <readout/readout.h> alone.
 *
 * What a page writes is escaped unless it says web_raw(), which is for markup of our own. */
#ifndef WEB_H
#define WEB_H

#include <readout/readout.h>
#include <stdio.h>
#include <string.h>

/* ---- limits, stated ------------------------------------------------------------------------------------------------ */

enum {
    WEB_CONNECTIONS = 256,       /* at once; more wait to be taken */
    WEB_HEADER = 32 << 10,       /* bytes of a request without its body */
    WEB_BODY = 1 << 20,          /* bytes of a form; a route may allow more */
    WEB_FIELDS = 64,             /* of a query or form */
    WEB_PARTS = 4,               /* of a path that a pattern leaves open */
    WEB_IDLE = 15,               /* seconds in which nothing comes or is taken */
    WEB_DEADLINE = 60,           /* seconds for a request to come, and for an answer to be taken */
    WEB_CACHE = 64 << 20,        /* bytes of pages kept */
    WEB_CACHED_PAGE = 8 << 20,   /* larger ones are not kept */
    WEB_WORKERS = 4,             /* at most; each with a context and a connection of its own */
    WEB_SHOWN_CAPTURE = 2 << 20, /* bytes of a capture that are shown as text */
};

/* What a page may do: the Content-Security-Policy of every page that does not bring its own. */
#define WEB_POLICY                                                                                                               \
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "    \
    "frame-ancestors 'none'; base-uri 'none'"

/* ---- a page in the making (html.c) --------------------------------------------------------------------------------- */

/* Whether some page or part of one found no memory in this thread since this was asked last. */
bool web_lacked(void);
void *web_memory(void *old, size_t n); /* as realloc(); NULL is noted so */
ro_str web_copy(ro_str);             /* freed with free(); nothing where it finds no room, which is noted */
/* Bytes that grow. failed: memory ran out, and what is written is lost; asked for once, at the end. */
typedef struct web_page {
    char *p;
    size_t n, cap;
    bool failed;
} web_page;

#define WEB_S(literal) ((ro_str){literal, sizeof(literal) - 1})
static inline ro_str web_str(const char *s) { return (ro_str){s, s ? strlen(s) : 0}; }
static inline bool web_is(ro_str s, const char *word) { return s.n == strlen(word) && memcmp(s.p, word, s.n) == 0; }

void web_add(web_page *, ro_str);             /* bytes as they are */
void web_raw(web_page *, const char *markup); /* markup of our own */
void web_text(web_page *, ro_str);            /* escaped, for text and for attributes in double quotes */
void web_words(web_page *, const char *);     /* the same */
void web_num(web_page *, size_t);
void web_count(web_page *, size_t, const char *one, const char *many); /* "3 accounts" */
void web_attr(web_page *, const char *name, ro_str value);             /* ` name="value"`; nothing where the value is unknown */
void web_lang(web_page *, ro_str language);                            /* ` lang="ar" dir="rtl"`; of a text in another language */
void web_encode(web_page *, ro_str); /* for a path or a query: all but letters, digits and "-_.~" as %XX */
/* ` href="/meeting/ID"`: before is ours, id is not. */
void web_href(web_page *, const char *before, ro_str id, const char *after);
/* A link to the web in another tab, which learns nothing of this page; where it is no http or https the words alone. */
void web_outward(web_page *, ro_str url, ro_str words);
ro_sink web_sink(web_page *); /* for what the library writes: JSON, or markup of its own */
void web_free(web_page *);

/* ---- a request ----------------------------------------------------------------------------------------------------- */

typedef struct web_field {
    const char *name, *value; /* decoded, UTF-8, ended by a NUL */
} web_field;

struct web_route;
struct web_room;
struct web_upload;
struct web_jobs;

/* Who decides in this room: found out once for a request (deciding.c). */
typedef struct web_author {
    bool known;
    char name[200];
} web_author;

typedef struct web_request {
    ro_ctx *ctx;
    ro_archive *archive; /* to read; of a POST the one to write, which nobody else has meanwhile */
    const struct web_room *room;
    const struct web_route *route;
    web_author *author;          /* see web_author_of() */
    const char *path;            /* as it was asked for, without the query and ".json" */
    const char *part[WEB_PARTS]; /* what the pattern leaves open, decoded */
    web_field *query, *form;
    size_t nquery, nform;
    ro_str body;               /* of a POST, as it came */
    struct web_upload *upload; /* of a route of files; a page may take its files over */
    bool json;                 /* "/meetings.json" was asked for */
    /* What the page says of itself. */
    web_page title;         /* escaped text */
    int status;             /* 200 where it stays 0 */
    const char *type;       /* NULL: HTML in the frame, or JSON */
    const char *policy;     /* another Content-Security-Policy than that of all pages */
    char location[1024];    /* where a POST leads: answered with 303 */
    char file[160];         /* what a browser keeps the answer as; "" it shows it */
    FILE *spool;            /* the answer, where it was written to web_spool() */
    const char *styles[3];  /* further style sheets, by the names of their assets */
    const char *scripts[3]; /* the same of scripts */
    const char *klass;      /* of <body> */
} web_request;

const char *web_field_of(const web_field *, size_t n, const char *name);      /* NULL: absent */
static inline const char *web_asked(const web_request *q, const char *name) { /* of the query; NULL absent or empty */
    const char *v = web_field_of(q->query, q->nquery, name);
    return v && *v ? v : NULL;
}
/* "?side=KP&year=2024" as an attribute's text: the query of this request with one field changed (NULL: without it), and without
 * `after`, since another list begins. */
void web_query_with(web_page *, const web_request *, const char *name, const char *value);
void web_query_of(web_page *, const web_request *, const web_field *set, size_t n); /* with several; "" takes one away */
void web_set_title(web_request *, ro_str);
/* A POST carries what proves that it comes from a page of this room: a form this field, a script's body that is no form the
 * header Readout-Proof with the same words (they stand in <meta name="proof">). */
void web_form_token(web_page *, const web_request *);

/* ---- routes (routes.c) --------------------------------------------------------------------------------------------- */

/* Writes what stands in <main>, or the JSON. Other than RO_OK: the page is an error, with the sentence of the context. */
typedef ro_status (*web_fn)(web_request *, web_page *);

typedef struct web_route {
    const char *method;  /* GET, which answers HEAD too, or POST */
    const char *pattern; /* "/meeting/{id}" */
    web_fn page, json;   /* json NULL: there is none, as of what changes something and of files */
    const char *title;   /* for the help, and for the navigation */
    const char *about;   /* a sentence for the help */
    bool nav;            /* stands in the navigation */
    bool whole;          /* the page is not put into the frame */
    bool fresh;          /* is made anew each time */
    size_t body;         /* bytes that a POST may bring; 0: WEB_BODY */
    bool upload;         /* they are a form with files: upload.h */
    bool writes;         /* of the navigation: not in a room that is read only */
} web_route;

extern const web_route web_routes[]; /* ends with a method NULL */
/* What a path leads to: parts are cut out of `room`, which is as long as the path. status: 404, or 405 where another method is
 * wanted; then NULL. */
typedef struct web_match {
    const web_route *route;
    const char *part[WEB_PARTS];
    bool json;
    int status;
} web_match;
web_match web_match_path(const char *method, const char *raw, char *room);

/* ---- the room ------------------------------------------------------------------------------------------------------ */

typedef struct web_room {
    const char *archive; /* its path */
    const char *name;    /* without folders */
    bool readonly;
    bool guarded;          /* listens to others than this machine: every request needs the token */
    char token[33];        /* of this run: who may enter, where it is guarded */
    char proof[33];        /* of this run: in every form */
    struct web_jobs *jobs; /* NULL: the room is read only */
} web_room;

/* ---- compiled in (made by tools/mkasset.c) -------------------------------------------------------------------------- */

typedef struct web_asset {
    const char *name, *type;
    const unsigned char *p;
    size_t n;
    const char *version; /* changes with the content */
} web_asset;
extern const web_asset web_assets[]; /* ends with a name NULL */
const web_asset *web_asset_find(const char *name);

/* ---- the frame (frame.c) -------------------------------------------------------------------------------------------- */

/* head, navigation, main and foot around what a page wrote. */
void web_frame(web_page *, const web_request *, const web_page *main, const ro_holdings *);
/* The page of an error; why is a sentence, not escaped yet. */
void web_trouble(web_request *, web_page *, int status, const char *why);

/* ---- pieces that several pages share (pieces.c) --------------------------------------------------------------------- */

void web_day(web_page *, const ro_date *); /* <time>, "between … and …", or "no date" */
void web_side(web_page *, ro_str code);    /* by its name */
void web_sides(web_page *, const ro_str *, size_t n);
void web_meeting_heading(web_page *, const ro_meeting_entry *); /* <h3>: what, who with whom, where; a link to it */
void web_person_link(web_page *, ro_str name, ro_str account);  /* to whom this account calls so (page_people.c) */
void web_person_row(web_page *, const ro_person_entry *);       /* of a list (page_people.c) */
/* Why a value is what it is: "date.dateline, certain". */
void web_because(web_page *, const ro_because *);
const char *web_kind_word(ro_kind);
const char *web_form_word(ro_form);
const char *web_mode_word(ro_mode);
/* The number in a field of the query, at most `most`; `otherwise` where it is absent or none. */
size_t web_asked_number(const web_request *, const char *name, size_t otherwise, size_t most);
/* The end of a page of a list: on behind the last that it shows (NULL: there are no more), and back to the beginning. */
void web_turn(web_page *, const web_request *, const char *label, const char *last);
void web_hidden(web_page *, const char *name, ro_str value); /* a field that is not seen */
/* A field of a form that asks, filled with what was asked; label is markup of our own. */
void web_asked_field(web_page *, const web_request *, const char *name, const char *label, const char *hint);
/* A value in double quotes, null where it is unknown; before is markup of our own: `, \"name\": `. */
void web_json_words(web_page *, const char *before, const char *words);
/* Rows of a JSON list: web_row_json() before each, web_rows_json_end() behind the last. */
void web_row_json(web_page *, size_t *rows);
void web_rows_json_end(web_page *, size_t rows);

/* How many there are of each value: what ro_facet_fn tells, kept. */
typedef struct web_counted {
    const char *facet;
    char *value;  /* NULL: none */
    char *called; /* where the value is an id: what shows; NULL: the value */
    size_t n;
} web_counted;
typedef struct web_tally {
    web_counted *v;
    size_t n, cap;
} web_tally;
void web_tally_add(void *tally, const char *facet, ro_str value, size_t n); /* an ro_facet_fn; facet must last */
void web_tally_free(web_tally *);
const char *web_tally_called(const web_tally *, const char *facet, const char *value); /* what shows of it */
void web_side_names(web_page *, const char *); /* a side by its name, several that semicolons part one behind the other */
/* A list of links that sift by the field `name` of the query; those chosen lead back. */
typedef struct web_facet {
    const char *facet, *name, *title;
    size_t shown; /* the rest stands folded */
    bool several; /* a further value is added, parted by a semicolon */
} web_facet;
void web_facets(web_page *, const web_request *, const web_tally *, const web_facet *);
/* What of these fields (the last NULL) is asked, each a link that takes it away. */
void web_sifted(web_page *, const web_request *, const web_tally *, const char *const fields[]);

/* A picture of when, whose bars lead to their times (timeline.c): of what ro_archive_meeting_counts() tells. */
void web_timeline(web_page *, const web_request *, const web_tally *);

/* Accounts that a page lays beside each other: those of a meeting that tell of it, one, or those that the query names as `a`. */
typedef struct web_stand {
    ro_account *account[RO_MAX_ACCOUNTS];
    char id[RO_MAX_ACCOUNTS][512];
    const char *ref[RO_MAX_ACCOUNTS];
    size_t n, left; /* left: more than can be compared at once */
} web_stand;
ro_status web_stand_put(web_request *, web_stand *, const char *id); /* one account, or all of a meeting */
ro_status web_stand_meeting(web_request *, web_stand *, const ro_meeting_entry *);
ro_status web_stand_compare(web_request *, const web_stand *, const ro_comparison **); /* with how usual each change is */
void web_stand_free(web_stand *);

/* For a route that is `whole`: the answer goes into a file, however long it is (spool.c). */
int web_unnamed_file(void); /* to read and write, gone with its last reader; -1: there can be none, see errno */
ro_sink web_spool(web_request *);
int web_spool_end(FILE *, uint64_t *size);                      /* closes it; the file, to be read, -1 where it is not whole */
void web_cite_links(web_page *, const char *before, ro_str id); /* files of citations: before, id, "/", and the form */

/* What was collected (collect.c): the form that the buttons of a comparison belong to, and the cards that were collected of its
 * accounts. */
#define WEB_COLLECT "collect"
typedef struct web_kept {
    ro_kept_card v[64];
    size_t n;
} web_kept;
void web_collect_form(web_page *, const web_request *, const web_stand *);
ro_status web_kept_find(web_request *, const web_stand *, web_kept *);
void web_kept_free(web_kept *);
/* The name of a file to keep: letters, digits and "-" of the words, and what stands behind. */
void web_save_as(web_request *, ro_str words, const char *ending);
/* A link to the words where they stand on the page at url (passage.c); nothing where that is no http or https. */
void web_to_words(web_page *, ro_str url, ro_str words, const char *said);
void web_passage_cited(web_page *, const ro_record *, ro_span, size_t number); /* paragraph `number`, to be cited */

/* The pages. */
ro_status page_findings(web_request *, web_page *), json_findings(web_request *, web_page *);
ro_status page_finding(web_request *, web_page *), json_finding(web_request *, web_page *);
ro_status page_finding_card(web_request *, web_page *);
ro_status post_collect(web_request *, web_page *), post_finding_note(web_request *, web_page *);
ro_status post_finding_remove(web_request *, web_page *);
ro_status page_family(web_request *, web_page *), json_family(web_request *, web_page *);
ro_status page_edition(web_request *, web_page *), json_edition(web_request *, web_page *);
ro_status page_edition_tei(web_request *, web_page *);
ro_status page_edition_html(web_request *, web_page *);
ro_status page_export(web_request *, web_page *), json_export(web_request *, web_page *);
ro_status page_export_file(web_request *, web_page *), page_cite(web_request *, web_page *);
ro_status page_compare_csv(web_request *, web_page *), page_compare_table(web_request *, web_page *);
ro_status page_meetings(web_request *, web_page *), json_meetings(web_request *, web_page *);
ro_status page_meeting(web_request *, web_page *), json_meeting(web_request *, web_page *);
ro_status page_account(web_request *, web_page *), json_account(web_request *, web_page *);
ro_status page_capture(web_request *, web_page *), json_capture(web_request *, web_page *),
    page_capture_raw(web_request *, web_page *);
ro_status page_compare(web_request *, web_page *), json_compare(web_request *, web_page *),
    page_figure(web_request *, web_page *);
ro_status page_search(web_request *, web_page *), json_search(web_request *, web_page *);
ro_status page_people(web_request *, web_page *), json_people(web_request *, web_page *);
ro_status page_person(web_request *, web_page *), json_person(web_request *, web_page *);
ro_status page_lists(web_request *, web_page *), json_lists(web_request *, web_page *);
ro_status page_missing(web_request *, web_page *), json_missing(web_request *, web_page *);
ro_status page_phrase(web_request *, web_page *), json_phrase(web_request *, web_page *),
    page_certificate(web_request *, web_page *);
ro_status page_help(web_request *, web_page *), json_help(web_request *, web_page *);
ro_status post_note(web_request *, web_page *);
ro_status page_decisions(web_request *, web_page *), json_decisions(web_request *, web_page *);
ro_status post_decide(web_request *, web_page *), post_undo(web_request *, web_page *);
ro_status page_add(web_request *, web_page *), json_add(web_request *, web_page *), post_add(web_request *, web_page *);
ro_status page_job(web_request *, web_page *), json_job(web_request *, web_page *);
void web_note_form(web_page *, const web_request *, ro_str meeting);

#endif
