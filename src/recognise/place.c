/* Stub. */
#include "recognise/recognise.h"

void ro_find_place(ro_reading *r) { (void)r; }
