/// The tutorial's `redis.conf`, with what a practice cluster needs besides.
enum NodeConfig {
    static func text(port: Int) -> String {
        """
        # A node of rcdoctor's practice cluster (rcdoctor lab). These six lines are the tutorial's:
        port \(port)
        cluster-enabled yes
        cluster-config-file nodes.conf
        cluster-node-timeout 5000
        appendonly yes
        daemonize yes

        # Reachable from this machine only; a daemon without a log would keep its reasons to itself.
        # No file of a lab server grows beyond 64 MB, log and data alike.
        bind 127.0.0.1
        pidfile redis.pid
        logfile redis.log

        # A replica's first copy begins at once, not after five seconds.
        repl-diskless-sync-delay 0

        """
    }
}
