/* Stub. */
#include "recognise/recognise.h"

void ro_find_kind(ro_reading *r) { (void)r; }
