extension LabFaults {
    static let slots: [StepFault] = [
        StepFault(
            "slot-view-disagreement",
            "slots/slot-view-disagreement",
            "a node drops a slot of another again and again: its map differs from all others",
            at: .other,
            settles: 1,
            [.load(.other, every: 0.02, ["CLUSTER", "DELSLOTS", "{slot}"])]
        ),
        StepFault(
            "slot-migration-interrupted",
            "slots/slot-migration-interrupted",
            "a reshard was broken off: both sides have the slot open, and some of its keys have moved",
            at: .master,
            slot: true,
            [
                .many(.master, 20, "SET", "{tag}:{n}", "value"),
                .order(.other, "CLUSTER", "SETSLOT", "{slot}", "IMPORTING", "{master.id}"),
                .order(.master, "CLUSTER", "SETSLOT", "{slot}", "MIGRATING", "{other.id}"),
                .order(.master, "MIGRATE", "127.0.0.1", "{other.port}", "{tag}:1", "0", "2000"),
                .order(.master, "MIGRATE", "127.0.0.1", "{other.port}", "{tag}:2", "0", "2000"),
            ]
        ),
        StepFault(
            "slot-open-to-gone-node",
            "slots/slot-open-to-gone-node",
            "the target of a slot's move has crashed",
            at: .master,
            slot: true,
            settles: 9,
            [
                .order(.other, "CLUSTER", "SETSLOT", "{slot}", "IMPORTING", "{master.id}"),
                .order(.master, "CLUSTER", "SETSLOT", "{slot}", "MIGRATING", "{other.id}"), .wait(0.5), .crash(.other),
            ]
        ),
        StepFault(
            "migrate-busykey",
            "slots/migrate-busykey",
            "a move stands still because the target has a key of that name already",
            at: .other,
            slot: true,
            [
                .order(.master, "SET", "{key}", "one"),
                .order(.other, "CLUSTER", "SETSLOT", "{slot}", "IMPORTING", "{master.id}"),
                .order(.master, "CLUSTER", "SETSLOT", "{slot}", "MIGRATING", "{other.id}"),
                .together(.other, [["ASKING"], ["SET", "{key}", "two"]]),
                .tryOrder(.master, "MIGRATE", "127.0.0.1", "{other.port}", "{key}", "0", "2000"),
            ]
        ),
        StepFault(
            "migrate-big-key-stall",
            "slots/migrate-big-key-stall",
            "one huge key was moved: both sides stood still longer than half of the node timeout",
            at: .master,
            settles: 2,
            [
                .set(.all, "appendonly", "no"), .set(.all, "cluster-node-timeout", "1200"),
                .many(
                    .master,
                    60,
                    "EVAL",
                    "for i = 1, 20000 do redis.call('HSET', KEYS[1], ARGV[1] .. ':' .. i, i) end",
                    "1",
                    "{key}",
                    "{n}"
                ),
                .order(.other, "CLUSTER", "SETSLOT", "{slot}", "IMPORTING", "{master.id}"),
                .order(.master, "CLUSTER", "SETSLOT", "{slot}", "MIGRATING", "{other.id}"),
                .tryOrder(.master, "MIGRATE", "127.0.0.1", "{other.port}", "{key}", "0", "20000"), .wait(6),
                .tryOrder(.other, "CLUSTER", "SETSLOT", "{slot}", "NODE", "{other.id}"),
                .tryOrder(.master, "CLUSTER", "SETSLOT", "{slot}", "NODE", "{other.id}"),
            ]
        ),
        StepFault(
            "slots-unbalanced",
            "slots/slots-unbalanced",
            "one master owns over half of the slots",
            at: .master,
            settles: 3,
            [.give(to: .master, from: .other) { Array($0.prefix(4_000)) }]
        ),
        StepFault(
            "slots-fragmented",
            "slots/slots-fragmented",
            "every other one of 240 slots went to another master: over a hundred ranges",
            at: .master,
            settles: 3,
            [.give(to: .other, from: .master) { $0.prefix(240).filter { $0.isMultiple(of: 2) } }]
        ),
        StepFault(
            "data-unbalanced",
            "slots/data-unbalanced",
            "all keys have one hash tag: they lie on one master",
            at: .master,
            [.many(.master, 2_000, "SET", "{tag}:{n}", "value")]
        ),
        StepFault(
            "slot-already-busy",
            "slots/slot-already-busy",
            "a server beside the cluster claims slots from an earlier life: it can't be added",
            at: .extra,
            ask: .also(.extra),
            [.extra(), .order(.extra, "CLUSTER", "ADDSLOTS", "1", "2", "3")]
        ),
        StepFault(
            "migrate-auth",
            "slots/migrate-auth",
            "a move stands still because the target wants a password and MIGRATE gives none",
            at: .master,
            settles: 1,
            [
                .order(.master, "SET", "{key}", "one"),
                .order(.other, "CLUSTER", "SETSLOT", "{slot}", "IMPORTING", "{master.id}"),
                .order(.master, "CLUSTER", "SETSLOT", "{slot}", "MIGRATING", "{other.id}"),
                .set(.all, "masterauth", "tutorial"), .set(.all, "requirepass", "tutorial"),
                .tryOrder(.master, "MIGRATE", "127.0.0.1", "{other.port}", "{key}", "0", "2000"),
            ]
        ),
    ]
}
