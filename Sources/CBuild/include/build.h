#ifndef RCDOCTOR_CBUILD_H
#define RCDOCTOR_CBUILD_H

/// The commit that this program was built from; empty where nobody told: RCDOCTOR_COMMIT in the environment of the build.
const char *rcdoctor_commit(void);

#endif
