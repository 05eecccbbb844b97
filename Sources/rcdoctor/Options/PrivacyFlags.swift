import ArgumentParser

/// What a snapshot may hold of those who use the cluster.
struct PrivacyFlags: ParsableArguments {
    @Flag(help: "Store names of keys and of clients, too; by default they are left out.")
    var includeUserData = false

    @Flag(help: "Put hosts, addresses, ids, users and paths of the snapshot that --save writes under pseudonyms.")
    var anonymize = false
}
