/* accounts N [SEED [DAYS]]: N accounts of meetings of invented states as lines of JSON, for measuring how an archive grows. DAYS
 * (3650): on how many days they met, in no order, as crawls come; "+100": a hundred accounts a day, one day behind the other.
 *
 * Forty states with five officers each meet by twos, some far more often than others, on one day; a meeting is told by
 * one to four accounts of the publishers of both sides and of agencies, most of them dated, some without any day, some as
 * announcements of the days before, some as a press conference behind; one account in eight tells of no meeting at all. A text
 * has some 350 words. What an account is hangs on its number and the seed alone, so that fewer accounts are the first of more. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STATES = 40, OFFICES = 5, NAME = 40, WORDS = 6000, SENTENCES = 22 };

static const char *const OFFICE[OFFICES] = {"president", "prime minister", "foreign minister", "defense minister",
                                            "trade minister"};
static const char *const TITLED[OFFICES] = {"President", "Prime Minister", "Foreign Minister", "Defense Minister",
                                            "Trade Minister"};

struct state {
    char name[NAME], city[NAME], officer[OFFICES][2 * NAME];
};

struct world {
    uint64_t seed;
    unsigned days, daily; /* daily: accounts a day, in order; 0: on any of days */
    struct state state[STATES];
};

static uint64_t mixed(uint64_t x) { /* splitmix64 */
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static uint64_t draw(uint64_t *s) { return mixed(++*s * 0xD1342543DE82EF95u); }
static unsigned below(uint64_t *s, unsigned n) { return (unsigned)(draw(s) % n); }

static void spell(char *to, uint64_t k, unsigned syllables, const char *end) {
    static const char first[] = "bdfgklmnprstvz", then[] = "aeiou";
    size_t n = 0;
    for (unsigned i = 0; i < syllables; i++, k /= 70) to[n++] = first[k % 14], to[n++] = then[k / 14 % 5];
    strcpy(to + n, end);
}

static void name(char *to, uint64_t k, unsigned syllables, const char *end) {
    spell(to, k, syllables, end);
    *to = (char)(*to - 32);
}

static struct world *world(uint64_t seed, unsigned days, unsigned daily) {
    struct world *w = calloc(1, sizeof *w);
    if (!w) return NULL;
    *w = (struct world){.seed = mixed(seed), .days = days, .daily = daily};
    uint64_t s = w->seed;
    for (unsigned i = 0; i < STATES; i++) {
        struct state *x = &w->state[i];
        name(x->name, draw(&s), 3, "nia");
        name(x->city, draw(&s), 2, "burg");
        for (unsigned k = 0; k < OFFICES; k++) {
            char given[NAME], family[NAME];
            name(given, draw(&s), 2, "n");
            name(family, draw(&s), 3, "sk");
            snprintf(x->officer[k], sizeof x->officer[k], "%s %s", given, family);
        }
    }
    return w;
}

/* ---- one meeting ------------------------------------------------------------------------------------------------------- */

struct meeting {
    const struct state *a, *b; /* in the city of a */
    unsigned office, day;
    bool call;
    uint64_t topic;
};

/* Five accounts tell of two meetings. */
static unsigned day_of(const struct world *w, uint64_t number, uint64_t *s) {
    unsigned any = below(s, w->days);
    return w->daily ? (unsigned)(number * 5 / 2 / w->daily) : any;
}

static struct meeting meeting(const struct world *w, uint64_t number) {
    uint64_t s = w->seed ^ mixed(number);
    unsigned a = below(&s, 1 + below(&s, STATES)), b = below(&s, STATES - 1);
    return (struct meeting){.a = &w->state[a],
                            .b = &w->state[b + (b >= a)],
                            .office = below(&s, OFFICES),
                            .day = day_of(w, number, &s),
                            .call = below(&s, 4) == 0,
                            .topic = draw(&s)};
}

static void date(char to[40], char iso[16], unsigned day, bool year) {
    static const char *const MONTH[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
    static const unsigned LONG[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    unsigned y = 2031 + day / 365, m = 0, d = day % 365;
    while (d >= LONG[m]) d -= LONG[m++];
    snprintf(to, 40, year ? "%s %u, %u" : "%s %u", MONTH[m], d + 1, y);
    snprintf(iso, 16, "%04u-%02u-%02u", y % 10000, (m + 1) % 100, (d + 1) % 100);
}

static void filler(uint64_t *s, const struct meeting *m) {
    for (unsigned i = 0; i < SENTENCES; i++) {
        const struct state *x = below(s, 2) ? m->a : m->b;
        char word[5][NAME];
        for (unsigned k = 0; k < 5; k++) spell(word[k], mixed(below(s, 1 + below(s, WORDS))), 2 + k % 2, "");
        printf("%s%s said that %s would %s the %s of the %s and look into the %s before the %s is over.", i % 4 ? " " : "\\n\\n",
               x->officer[m->office], x->name, word[0], word[1], word[2], word[3], word[4]);
    }
}

/* ---- one account ------------------------------------------------------------------------------------------------------- */

typedef enum kind { REPORT, UNDATED, NOTICE, PRESS, LETTER } kind;

static void head(const struct meeting *m, kind k, char *to, size_t room, uint64_t topic) {
    const char *t = TITLED[m->office];
    char word[NAME];
    spell(word, topic, 3, "");
    if (k == LETTER)
        snprintf(to, room, "Letter to the %s of %s", word, m->a->name);
    else if (k == NOTICE)
        snprintf(to, room, "%s %s of %s to %s %s %s of %s", t, m->a->officer[m->office], m->a->name, m->call ? "Call" : "Meet", t,
                 m->b->officer[m->office], m->b->name);
    else if (k == PRESS)
        snprintf(to, room, "Press conference following talks of %s and %s", m->a->name, m->b->name);
    else if (m->call)
        snprintf(to, room, "Readout of %s %s's Call with %s %s of %s", t, m->a->officer[m->office], t, m->b->officer[m->office],
                 m->b->name);
    else
        snprintf(to, room, "%ss of %s and %s Hold Talks", t, m->a->name, m->b->name);
}

static void body(const struct meeting *m, kind k, const char *dateline, const char *day) {
    const char *o = OFFICE[m->office], *x = m->a->officer[m->office], *y = m->b->officer[m->office];
    if (k == REPORT || k == PRESS) printf("%s, %s -- ", m->a->city, dateline);
    if (k == LETTER)
        printf("The government of %s thanks the people of the coast for their patience.", m->a->name);
    else if (k == NOTICE)
        printf("%s, %s of %s, will hold talks with %s, %s of %s, in the coming days.", x, o, m->a->name, y, o, m->b->name);
    else if (m->call)
        printf("%s, %s of %s, spoke by telephone with %s, %s of %s%s%s.", x, o, m->a->name, y, o, m->b->name,
               k == UNDATED ? "" : ", on ", k == UNDATED ? "" : day);
    else
        printf("%s, %s of %s, had talks with %s, %s of %s, in %s%s%s.", x, o, m->a->name, y, o, m->b->name, m->a->city,
               k == UNDATED ? "" : " on ", k == UNDATED ? "" : day);
}

static void account(const struct world *w, uint64_t number, uint64_t event, unsigned teller) {
    static const kind KIND[] = {REPORT, REPORT, REPORT, REPORT, REPORT, NOTICE, UNDATED, PRESS, LETTER, REPORT};
    struct meeting m = meeting(w, event);
    uint64_t s = w->seed + mixed(number);
    kind k = KIND[below(&s, sizeof KIND / sizeof *KIND)];
    char dateline[40], day[40], iso[16], of[16], title[400];
    unsigned late = below(&s, 2), early = 1 + below(&s, 9);
    date(day, of, m.day, false);
    date(dateline, iso, k == NOTICE ? m.day - (early < m.day ? early : m.day) : m.day + late, true);
    head(&m, k, title, sizeof title, m.topic + (k == LETTER ? number : 0));
    const struct state *from = teller % 2 ? m.b : m.a;
    printf("{\"id\": \"m%07llu\", \"publisher\": \"%s %s\", \"title\": \"%s\", ", (unsigned long long)number, from->name,
           teller < 2 ? "Press Office" : "News", title);
    if (k != UNDATED) printf("\"date\": \"%s\", ", iso);
    fputs("\"text\": \"", stdout);
    body(&m, k, dateline, day);
    filler(&s, &m);
    puts("\"}");
}

int main(int argc, char **argv) {
    uint64_t accounts = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    bool in_order = argc > 3 && *argv[3] == '+';
    unsigned days = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 3650;
    struct world *w = world(argc > 2 ? strtoull(argv[2], NULL, 10) : 1, days && !in_order ? days : 1, in_order ? days : 0);
    if (!accounts || !w) return fputs("usage: accounts N [SEED [DAYS]]\n", stderr), 2;
    for (uint64_t number = 0, event = 0; number < accounts; event++) {
        unsigned tellers = 1 + (unsigned)(mixed(w->seed - event) % 4);
        for (unsigned i = 0; i < tellers && number < accounts; i++) account(w, number++, event, i);
    }
    free(w);
    return ferror(stdout) || fflush(stdout) ? 2 : 0;
}
