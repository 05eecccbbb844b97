/// Memory of a node: what it uses, what for, and what it may use.
package struct MemoryView: InfoView {
    package let node: String
    package let fields: [String: String]

    package init(node: String, fields: [String: String]) {
        self.node = node
        self.fields = fields
    }

    package static let table = FactTable<Self>(
        "memory",
        "Memory of a node: what it uses, what for, and what it may use.",
        filledBy: [.info],
        columns: [
            .node,
            .integer("used_bytes", from: "used_memory", meaning: "Memory that the allocator has given out, bytes."),
            .integer("peak_bytes", from: "used_memory_peak", meaning: "Most of it since the start, bytes."),
            .integer("rss_bytes", from: "used_memory_rss", meaning: "Resident memory of the process, bytes."),
            .integer("dataset_bytes", from: "used_memory_dataset", meaning: "Memory of the data itself, bytes."),
            .integer(
                "overhead_bytes",
                from: "used_memory_overhead",
                meaning: "Memory for buffers, tables and bookkeeping, bytes."
            ),
            .integer("startup_bytes", from: "used_memory_startup", meaning: "Memory that an empty server uses, bytes."),
            .integer("limit_bytes", from: "maxmemory", meaning: "maxmemory, bytes; 0 for none."),
            .text("policy", from: "maxmemory_policy", meaning: "maxmemory-policy."),
            .real("fragmentation", from: "mem_fragmentation_ratio", meaning: "Resident memory by used memory."),
            .integer(
                "fragmentation_bytes",
                from: "mem_fragmentation_bytes",
                meaning: "Resident memory less used memory, bytes."
            ),
            .real(
                "allocator_fragmentation",
                from: "allocator_frag_ratio",
                meaning: "Fragmentation inside the allocator."
            ),
            .integer("allocator_fragmentation_bytes", from: "allocator_frag_bytes", meaning: "Bytes lost to it."),
            .integer("clients_bytes", from: "mem_clients_normal", meaning: "Buffers of ordinary clients, bytes."),
            .integer(
                "replica_buffers_bytes",
                from: "mem_total_replication_buffers",
                "mem_clients_slaves",
                meaning: "Buffers for replicas, the backlog included from 7.0 on, bytes."
            ),
            .integer(
                "backlog_bytes",
                from: "mem_replication_backlog",
                meaning: "Memory of the replication backlog, bytes."
            ),
            .integer("bus_links_bytes", from: "mem_cluster_links", meaning: "Buffers of the cluster bus, bytes."),
            .integer("cached_scripts", from: "number_of_cached_scripts", meaning: "Lua scripts that are cached."),
            .integer(
                "scripts_bytes",
                from: "used_memory_scripts",
                "used_memory_lua",
                meaning: "Memory of scripts and their interpreter, bytes."
            ),
            .integer("functions", from: "number_of_functions", meaning: "Functions that are loaded."),
            .text("allocator", from: "mem_allocator", meaning: "Allocator, e.g. jemalloc-5.3.0 or libc."),
            .integer(
                "host_bytes",
                from: "total_system_memory",
                meaning: "Memory of the machine or container as the server sees it, bytes."
            ),
            .integer(
                "defragmenting",
                from: "active_defrag_running",
                meaning: "1 or more while active defragmentation runs."
            ),
            .integer(
                "evictable_overhead_bytes",
                from: "mem_not_counted_for_evict",
                meaning: "Bytes that do not count against maxmemory."
            ),
        ]
    )
}
