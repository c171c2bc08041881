/* Stub. */
#include "recognise/recognise.h"

void ro_find_header(ro_reading *r) { r->rec->title = r->clean->title; }
