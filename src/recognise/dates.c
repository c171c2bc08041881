/* Stub. */
#include "recognise/recognise.h"

void ro_find_dates(ro_reading *r) { (void)r; }
