#include "build.h"

const char *rcdoctor_commit(void) { return RCDOCTOR_COMMIT; }
