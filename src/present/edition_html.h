#ifndef RO_EDITION_HTML_H
#define RO_EDITION_HTML_H

extern const char ro_edition_style[];

#endif
