/* Who may ask: what a request says of itself, held against what the room allows. */
#ifndef WEB_GUARD_H
#define WEB_GUARD_H

#include "web.h"

/* The headers that count; NULL: absent. */
typedef struct web_asker {
    const char *method, *host, *origin, *site, *mode, *cookie, *authorization;
    const char *token; /* ?token= of the address */
} web_asker;

/* 0: it may; else a status of HTTP, and *why is the sentence. */
int web_guard(const web_room *, const web_asker *, const char **why);
bool web_local_name(const char *host);                 /* "localhost:8000", "127.0.0.1", "[::1]:80": this machine and no other */
bool web_same(const char *a, const char *b);           /* compared in a time that does not tell where they differ */
bool web_entered(const web_room *, const web_asker *); /* by cookie or header, where the room is guarded */

#endif
