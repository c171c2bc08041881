/* Rolls of attendance as text, and a table of pages with the rolls that are wanted. A page that opens with a tag is HTML. Each
 * row of a roll: side order role name | title, "?" where it is not certain. */
#ifndef ROLLS_H
#define ROLLS_H

#include "reading.h"

struct roll {
    const char *what, *text, *roll;
};

static inline void add_words(char *out, size_t cap, ro_str s, const char *none) {
    size_t n = strlen(out);
    snprintf(out + n, cap - n, "%.*s", (int)(s.p ? s.n : strlen(none)), s.p ? s.p : none);
}

static inline void roll_of(const ro_record *r, char *out, size_t cap) {
    static const char *const role[] = {"head", "listed", "joined", "group"};
    *out = 0;
    for (size_t i = 0; i < r->nattendance; i++) {
        const ro_attendee *a = &r->attendance[i];
        add_words(out, cap, a->side, "none");
        snprintf(out + strlen(out), cap - strlen(out), " %d %s ", a->order, role[a->role]);
        add_words(out, cap, a->name, "");
        snprintf(out + strlen(out), cap - strlen(out), " | ");
        add_words(out, cap, a->title, "none");
        snprintf(out + strlen(out), cap - strlen(out), "%s\n", a->why.certain ? "" : " ?");
    }
}

static inline void check(const struct roll *t, size_t n) {
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        struct reading r = *t[i].text == '<' ? read_capture((ro_capture){.bytes = str_of(t[i].text)}) : read_page(t[i].text);
        char got[4000];
        roll_of(r.rec, got, sizeof got);
        if (strcmp(got, t[i].roll) != 0) {
            print_message("%s\nwanted:\n%sgot:\n%s", t[i].what, t[i].roll, got);
            ok = false;
        }
        done(&r);
    }
    assert_true(ok);
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

#endif
