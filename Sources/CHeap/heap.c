#include "heap.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// glibc enlarges the heaps of threads by as much as each request lacks: in a scan of six nodes 700 calls of mprotect(), each of
// which makes other threads wait for their page faults (sysmalloc() in malloc/malloc.c). What is set aside here takes no memory
// until it is used.
void rcdoctor_grow_heap_in_large_steps(void) {
#ifdef __GLIBC__
    mallopt(M_TOP_PAD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
#endif
}
