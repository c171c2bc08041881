/* The header of the edition in TEI: the witnesses with what is known of their pages, the principles, the people. */
#include "present/edition_tei.h"

static void raw(struct tei *t, const char *s) { ro_out_c(t->o, s); }
static void text(struct tei *t, ro_str s) { ro_out_xml(t->o, ro_str_blanks(t->arena, s)); }

static void element(struct tei *t, const char *open, ro_str s, const char *close) {
    if (!s.n) return;
    raw(t, open);
    text(t, s);
    raw(t, close);
}

/* ---- witnesses ---- */

/* A whole day, month or year, as the schema of TEI takes it; a bound is given as one. */
static void day(struct tei *t, const char *type, const ro_date *d) {
    if (!*d->value && !(*d->earliest && *d->latest)) return;
    raw(t, "<date type=\"");
    raw(t, type);
    if (*d->value) {
        raw(t, "\" when=\"");
        raw(t, d->value);
    } else {
        raw(t, "\" notBefore=\"");
        raw(t, d->earliest);
        raw(t, "\" notAfter=\"");
        raw(t, d->latest);
    }
    raw(t, d->why.certain ? "\" cert=\"high\">" : "\" cert=\"low\">");
    raw(t, *d->value ? d->value : d->earliest);
    if (!*d->value) raw(t, " to "), raw(t, d->latest);
    raw(t, "</date>\n");
}

static bool web_address(ro_str s) { return ro_str_starts(s, "http://") || ro_str_starts(s, "https://"); }

/* An address holds no blanks, no quotes and nothing beyond ASCII: such bytes are written in percents. */
static void address(struct tei *t, const char *type, ro_str url) {
    static const char hex[] = "0123456789ABCDEF";
    if (!web_address(url)) return;
    raw(t, "<ref type=\"");
    raw(t, type);
    raw(t, "\" target=\"");
    for (size_t i = 0; i < url.n; i++) {
        unsigned char c = (unsigned char)url.p[i];
        if (c > ' ' && c < 0x7F && !strchr("\"<>\\^`{|}[]", c))
            ro_out_xml(t->o, (ro_str){url.p + i, 1});
        else
            ro_out_add(t->o, (ro_str){(char[]){'%', hex[c >> 4], hex[c & 15]}, 3});
    }
    raw(t, "\">");
    text(t, url);
    raw(t, "</ref>\n");
}

static void witness(struct tei *t, unsigned k) {
    const ro_record *r = t->e->c->accounts[k];
    raw(t, "<witness xml:id=\"");
    raw(t, t->e->w[k].siglum);
    raw(t, "\"><bibl>\n");
    element(t, "<title>", r->title.value, "</title>\n");
    element(t, "<publisher>", r->publisher.value, "</publisher>\n");
    element(t, "<distributor>", r->carrier.value, "</distributor>\n");
    day(t, "published", &r->published);
    day(t, "captured", &r->captured);
    address(t, "page", r->url);
    address(t, "copy", r->archived_url);
    element(t, "<idno type=\"file\">", t->e->c->refs[k], "</idno>\n");
    element(t, "<idno type=\"sha256\">", ro_str_c(r->sha256), "</idno>\n");
    raw(t, "<note>");
    raw(t, k == t->e->base ? "Base text. " : "");
    raw(t, "A ");
    raw(t, ro_view_kind(r));
    raw(t, " of ");
    ro_out_num(t->o, ro_view_words(r->text));
    raw(t, " words: ");
    raw(t, ro_view_scope(r));
    raw(t, ".");
    if (t->e->w[k].unfit) {
        raw(t, " Characters that XML cannot hold, replaced by U+FFFD: ");
        ro_out_num(t->o, t->e->w[k].unfit);
        raw(t, ".");
    }
    raw(t, "</note>\n</bibl></witness>\n");
}

/* ---- principles ---- */

/* clang-format off */
static const char RULES[] =
    "<p>Texts are given as published, furniture of the pages left out, blanks folded. Readings of the type "
    "“orthographic” differ in form, spelling or grammar alone; “absent” says that an account lacks the passage, with "
    "the cause “coverage” where it does not cover that part of the meeting or is not known to. Passages that only "
    "others have stand behind the one that they follow there.</p>\n"
    "<p>To read one witness, take of each app the lem or rdg that names it; a ptr in a reading of the subtype “moved” "
    "stands for the seg that it points to, which is then not read in its own place; notes and milestones are no "
    "words, and the end of a paragraph adds no blank. The result is the text of the account, but for blanks. "
    "Paragraphs are those of the base; milestones tell where others begin one.</p>\n"
    "<p>The identifier of a passage is made from its words as its first witness in the edition has them, and stays "
    "the same while these do.</p>\n";
/* clang-format on */

static void principles(struct tei *t) {
    raw(t, "<encodingDesc>\n<editorialDecl>\n<p>");
    raw(t, t->e->why);
    raw(t, "</p>\n");
    raw(t, RULES);
    raw(t, "</editorialDecl>\n<variantEncoding method=\"parallel-segmentation\" location=\"internal\"/>\n");
    raw(t, "<appInfo><application ident=\"readout\" version=\"" RO_VERSION "\"><label>readout</label></application></appInfo>\n");
    raw(t, "</encodingDesc>\n");
}

/* ---- people ---- */

static void called(struct tei *t, const struct ro_ed_called *c) {
    size_t n = c->person->ntitles;
    for (size_t i = 0; i < n || i == 0; i++) {
        raw(t, "<persName");
        ro_tei_wit(t, "source", (uint16_t)(1u << c->wit));
        raw(t, ">");
        if (n) element(t, "<roleName>", c->person->titles[i], "</roleName> ");
        element(t, "<name>", c->name, "</name>");
        raw(t, "</persName>\n");
    }
}

static void person(struct tei *t, size_t i) {
    const ro_ed_person *p = &t->e->people[i];
    raw(t, "<person xml:id=\"person-");
    ro_out_num(t->o, i + 1);
    raw(t, "\">\n");
    element(t, "<persName type=\"main\">", p->name, "</persName>\n");
    for (size_t j = 0; j < p->ncalled; j++) called(t, &p->called[j]);
    element(t, "<affiliation>", p->side, "</affiliation>\n");
    if (p->npassages) {
        raw(t, "<note type=\"passages\">");
        for (size_t j = 0; j < p->npassages; j++) {
            raw(t, j ? " <ptr target=\"#" : "<ptr target=\"#");
            raw(t, t->e->passages[p->passages[j]].id);
            raw(t, "\"/>");
        }
        raw(t, "</note>\n");
    }
    raw(t, "</person>\n");
}

static void profile(struct tei *t) {
    const ro_record *r = t->e->c->accounts[t->e->base];
    raw(t, "<profileDesc>\n<creation>");
    day(t, "meeting", &r->meeting);
    raw(t, "</creation>\n");
    if (t->e->npeople) {
        raw(t, "<particDesc><listPerson>\n");
        for (size_t i = 0; i < t->e->npeople; i++) person(t, i);
        raw(t, "</listPerson></particDesc>\n");
    }
    raw(t, "</profileDesc>\n");
}

void ro_tei_header(struct tei *t) {
    raw(t, "<teiHeader>\n<fileDesc>\n<titleStmt><title>");
    text(t, ro_ed_title(t->arena, t->e));
    raw(t, "</title></titleStmt>\n<publicationStmt><p>Made by readout " RO_VERSION " from the accounts listed as witnesses,"
           " whose words belong to their publishers.</p></publicationStmt>\n<sourceDesc><listWit>\n");
    for (unsigned k = 0; k < t->e->c->naccounts; k++) witness(t, k);
    raw(t, "</listWit></sourceDesc>\n</fileDesc>\n");
    principles(t);
    profile(t);
    raw(t, "</teiHeader>\n");
}
