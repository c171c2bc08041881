/* Stub. */
#include "recognise/recognise.h"

void ro_find_speech(ro_reading *r) { (void)r; }
