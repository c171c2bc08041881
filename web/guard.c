/* Who may ask. In: the headers of a request. Out: whether it is answered.
 *
 * Host: a page of a stranger can have its name resolve to 127.0.0.1 and then read the answers as its own (DNS rebinding); so only
 * names of this machine are answered, unless the room is guarded by a token, which a stranger does not have.
 * Origin and Sec-Fetch-Site: what changes something must come from a page of this room; what a stranger's page merely embeds is
 * refused, though a link from it may be followed. The proof in each form (server.c) is the second lock: it is compared where the
 * form is read.
 * The token is taken from a cookie, which is set once the address with the token was visited, or from "Authorization: Bearer". */
#include "guard.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>

bool web_same(const char *a, const char *b) {
    size_t n = strlen(a);
    unsigned char differ = strlen(b) != n;
    for (size_t i = 0; i < n && !(i && !b[i - 1]); i++) differ |= (unsigned char)(a[i] ^ b[i]);
    return !differ;
}

static bool digits(const char *s) {
    size_t n = strspn(s, "0123456789");
    return n && n <= 5 && !s[n];
}

bool web_local_name(const char *host) {
    char name[64];
    size_t n = *host == '[' ? strcspn(host, "]") + 1 : strcspn(host, ":");
    if (n >= sizeof name || n > strlen(host) || (host[n] && (host[n] != ':' || !digits(host + n + 1)))) return false;
    snprintf(name, sizeof name, "%.*s", (int)n, host);
    struct in_addr v4;
    if (inet_pton(AF_INET, name, &v4) == 1) return ntohl(v4.s_addr) >> 24 == 127;
    return strcasecmp(name, "localhost") == 0 || strcmp(name, "[::1]") == 0;
}

static bool bearer(const web_room *room, const char *authorization) {
    return authorization && strncasecmp(authorization, "Bearer ", 7) == 0 && web_same(room->token, authorization + 7);
}

static bool cookie(const web_room *room, const char *cookies) {
    static const char name[] = "readout=";
    for (const char *p = cookies; p && *p;) {
        p += strspn(p, " ;");
        size_t n = strcspn(p, ";");
        if (n == sizeof name - 1 + strlen(room->token) && memcmp(p, name, sizeof name - 1) == 0) {
            char given[sizeof room->token];
            snprintf(given, sizeof given, "%.*s", (int)(n - sizeof name + 1), p + sizeof name - 1);
            if (web_same(room->token, given)) return true;
        }
        p += n;
    }
    return false;
}

bool web_entered(const web_room *room, const web_asker *a) {
    return !room->guarded || bearer(room, a->authorization) || cookie(room, a->cookie);
}

/* "http://HOST" or "https://HOST", where HOST is what was asked. */
static bool own_origin(const web_asker *a) {
    const char *host = strncmp(a->origin, "http://", 7) == 0    ? a->origin + 7
                       : strncmp(a->origin, "https://", 8) == 0 ? a->origin + 8
                                                                : "";
    return strcasecmp(host, a->host) == 0;
}

int web_guard(const web_room *room, const web_asker *a, const char **why) {
    bool changes = strcmp(a->method, "GET") != 0 && strcmp(a->method, "HEAD") != 0;
    bool own = !a->site || strcmp(a->site, "same-origin") == 0;
    *why = "";
    if (!a->host || !*a->host) return *why = "The request does not say which host it is for.", 400;
    if (!room->guarded && !web_local_name(a->host))
        return *why = "This room answers to the names of this machine alone: 127.0.0.1 and localhost.", 403;
    if (a->origin && changes && !own_origin(a)) return *why = "This was asked by a page of another site.", 403;
    if (!own && changes) return *why = "This was asked by a page of another site.", 403;
    bool visit = a->mode && strcmp(a->mode, "navigate") == 0;
    if (a->site && strcmp(a->site, "cross-site") == 0 && !visit)
        return *why = "A page of another site may link here, and embed nothing from here.", 403;
    if (!web_entered(room, a) && !(a->token && web_same(room->token, a->token)))
        return *why = "This room wants the token that readout serve printed: open the whole address that stands there.", 401;
    return 0;
}
