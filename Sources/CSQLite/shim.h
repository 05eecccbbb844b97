#include <sqlite3.h>

/// sqlite3_config() takes arguments of any number, and such functions can't be called from Swift.
static inline int sqlite_leave_memory_uncounted(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
