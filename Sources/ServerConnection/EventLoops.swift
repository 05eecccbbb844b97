package import NIOCore
import NIOPosix

/// The threads that all connections share.
package enum EventLoops {
    /// Two threads: enough to read from a thousand nodes, few enough to start at once.
    package static let shared: any EventLoopGroup = MultiThreadedEventLoopGroup(numberOfThreads: 2)
}
