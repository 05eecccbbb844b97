#pragma once

/// Lets the C library ask the kernel for memory in large steps; to be called before the first thread begins.
void rcdoctor_grow_heap_in_large_steps(void);
