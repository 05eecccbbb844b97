// libpcap, loaded when it is first needed: capture files are read without it, and a machine that lacks it still scans.
// Everybody else pays nothing for it at start-up, nor for the nine libraries that it brings along.
//
// The types come from libpcap's own header, whose declarations are moved out of the way; under their names stand
// functions here that pass calls on. Ask rcdoctor_pcap_is_there() before any other call.
#ifndef RCDOCTOR_CPCAP_SHIM_H
#define RCDOCTOR_CPCAP_SHIM_H

#define pcap_activate declared_pcap_activate
#define pcap_close declared_pcap_close
#define pcap_compile declared_pcap_compile
#define pcap_create declared_pcap_create
#define pcap_datalink declared_pcap_datalink
#define pcap_dump declared_pcap_dump
#define pcap_dump_close declared_pcap_dump_close
#define pcap_dump_file declared_pcap_dump_file
#define pcap_dump_flush declared_pcap_dump_flush
#define pcap_dump_fopen declared_pcap_dump_fopen
#define pcap_freecode declared_pcap_freecode
#define pcap_get_selectable_fd declared_pcap_get_selectable_fd
#define pcap_geterr declared_pcap_geterr
#define pcap_lib_version declared_pcap_lib_version
#define pcap_next_ex declared_pcap_next_ex
#define pcap_offline_filter declared_pcap_offline_filter
#define pcap_open_dead declared_pcap_open_dead
#define pcap_set_buffer_size declared_pcap_set_buffer_size
#define pcap_set_snaplen declared_pcap_set_snaplen
#define pcap_set_timeout declared_pcap_set_timeout
#define pcap_setfilter declared_pcap_setfilter
#define pcap_setnonblock declared_pcap_setnonblock
#define pcap_stats declared_pcap_stats
#include <pcap/pcap.h>
#undef pcap_activate
#undef pcap_close
#undef pcap_compile
#undef pcap_create
#undef pcap_datalink
#undef pcap_dump
#undef pcap_dump_close
#undef pcap_dump_file
#undef pcap_dump_flush
#undef pcap_dump_fopen
#undef pcap_freecode
#undef pcap_get_selectable_fd
#undef pcap_geterr
#undef pcap_lib_version
#undef pcap_next_ex
#undef pcap_offline_filter
#undef pcap_open_dead
#undef pcap_set_buffer_size
#undef pcap_set_snaplen
#undef pcap_set_timeout
#undef pcap_setfilter
#undef pcap_setnonblock
#undef pcap_stats

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>

static inline void *rcdoctor_pcap_library(void) {
    static void *library;
    if (!library) library = dlopen("libpcap.so.0.8", RTLD_LAZY | RTLD_LOCAL);
    // What it is called outside of Debian and its kin.
    if (!library) library = dlopen("libpcap.so.1", RTLD_LAZY | RTLD_LOCAL);
    return library;
}

static inline int rcdoctor_pcap_is_there(void) { return rcdoctor_pcap_library() != NULL; }

#define RCDOCTOR_PCAP(result, name, parameters, arguments, missing)                                                    \
    static inline result name parameters {                                                                             \
        static result(*call) parameters;                                                                               \
        if (!call && rcdoctor_pcap_library()) call = (result(*) parameters)dlsym(rcdoctor_pcap_library(), #name);      \
        return call ? call arguments : missing;                                                                        \
    }

#define RCDOCTOR_PCAP_VOID(name, parameters, arguments)                                                                \
    static inline void name parameters {                                                                               \
        static void (*call) parameters;                                                                                \
        if (!call && rcdoctor_pcap_library()) call = (void (*) parameters)dlsym(rcdoctor_pcap_library(), #name);       \
        if (call) call arguments;                                                                                      \
    }

RCDOCTOR_PCAP(int, pcap_activate, (pcap_t * handle), (handle), PCAP_ERROR)
RCDOCTOR_PCAP_VOID(pcap_close, (pcap_t * handle), (handle))
RCDOCTOR_PCAP(int, pcap_compile,
              (pcap_t * handle, struct bpf_program *program, const char *text, int optimize, bpf_u_int32 netmask),
              (handle, program, text, optimize, netmask), PCAP_ERROR)
RCDOCTOR_PCAP(pcap_t *, pcap_create, (const char *interface, char *words), (interface, words), NULL)
RCDOCTOR_PCAP(int, pcap_datalink, (pcap_t * handle), (handle), PCAP_ERROR)
RCDOCTOR_PCAP_VOID(pcap_dump, (u_char * dump, const struct pcap_pkthdr *header, const u_char *bytes),
                   (dump, header, bytes))
RCDOCTOR_PCAP_VOID(pcap_dump_close, (pcap_dumper_t * dump), (dump))
RCDOCTOR_PCAP(FILE *, pcap_dump_file, (pcap_dumper_t * dump), (dump), NULL)
RCDOCTOR_PCAP(int, pcap_dump_flush, (pcap_dumper_t * dump), (dump), PCAP_ERROR)
RCDOCTOR_PCAP(pcap_dumper_t *, pcap_dump_fopen, (pcap_t * handle, FILE *file), (handle, file), NULL)
RCDOCTOR_PCAP_VOID(pcap_freecode, (struct bpf_program * program), (program))
RCDOCTOR_PCAP(int, pcap_get_selectable_fd, (pcap_t * handle), (handle), -1)
RCDOCTOR_PCAP(char *, pcap_geterr, (pcap_t * handle), (handle), (char *)"libpcap is not there")
RCDOCTOR_PCAP(const char *, pcap_lib_version, (void), (), NULL)
RCDOCTOR_PCAP(int, pcap_next_ex, (pcap_t * handle, struct pcap_pkthdr **header, const u_char **bytes),
              (handle, header, bytes), PCAP_ERROR)
RCDOCTOR_PCAP(int, pcap_offline_filter,
              (const struct bpf_program *program, const struct pcap_pkthdr *header, const u_char *bytes),
              (program, header, bytes), 0)
RCDOCTOR_PCAP(pcap_t *, pcap_open_dead, (int link, int length), (link, length), NULL)
RCDOCTOR_PCAP(int, pcap_set_buffer_size, (pcap_t * handle, int bytes), (handle, bytes), PCAP_ERROR)
RCDOCTOR_PCAP(int, pcap_set_snaplen, (pcap_t * handle, int bytes), (handle, bytes), PCAP_ERROR)
RCDOCTOR_PCAP(int, pcap_set_timeout, (pcap_t * handle, int milliseconds), (handle, milliseconds), PCAP_ERROR)
RCDOCTOR_PCAP(int, pcap_setfilter, (pcap_t * handle, struct bpf_program *program), (handle, program), PCAP_ERROR)
RCDOCTOR_PCAP(int, pcap_setnonblock, (pcap_t * handle, int flag, char *words), (handle, flag, words), PCAP_ERROR)
RCDOCTOR_PCAP(int, pcap_stats, (pcap_t * handle, struct pcap_stat *counts), (handle, counts), PCAP_ERROR)

#undef RCDOCTOR_PCAP
#undef RCDOCTOR_PCAP_VOID
#endif
