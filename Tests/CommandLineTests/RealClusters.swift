import Testing

/// Everything that is proved on real servers with the built binary. One cluster at a time: six servers, some of them
/// retrying without a pause, are work enough for a small machine.
@Suite(.serialized) enum RealClusters {}
