/// Commands after which request and reply do not simply alternate, or whose words matter (TRAFFIC 1.3 to 1.5).
enum SpecialCommand: UInt8 {
    case none
    /// Answered once for each channel.
    case subscribe, unsubscribe
    case monitor, multi, exec, reset, hello, auth
    case client, config, acl, cluster, debug, script
    /// The connection may become a replication stream.
    case psync, sync, replconf
    /// The delay is not slowness.
    case blocking
    /// Blocks only if one of its words says so.
    case mayBlock
    case asking, readonly, readwrite, migrate, restoreAsking, quit, shutdown
}
