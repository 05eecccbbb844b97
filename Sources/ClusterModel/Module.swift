// ClusterModel: the words of Redis Cluster and Valkey Cluster as values, and pure parsers for what servers write.
// It depends on nothing, not even on Foundation, so that every other module may depend on it and start-up stays short.
