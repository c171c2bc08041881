/* Addresses and forms taken apart; what guard.c, routes.c and the server share. */
#ifndef WEB_QUERY_H
#define WEB_QUERY_H

#include "web.h"

bool web_utf8(const char *);
/* %XX, and of a form "+", in place. False: a %00, or no UTF-8. */
bool web_decode(char *, bool form);
/* A path of this room of at most so many bytes, and nothing that a browser might take for another site. */
bool web_own_path(const char *, size_t most);
/* "a=b&c=d" in place; how many. */
size_t web_fields(char *, web_field *out, size_t cap);

#endif
