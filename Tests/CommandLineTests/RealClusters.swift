/// Everything that is proved on real servers with the built binary.
enum RealClusters {}
