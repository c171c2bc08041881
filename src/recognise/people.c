/* Stub. */
#include "recognise/recognise.h"

void ro_find_people(ro_reading *r) { (void)r; }
