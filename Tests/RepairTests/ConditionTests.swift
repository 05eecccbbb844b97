import ClusterModel
import Collectors
import RESP
import SampleCluster
import Testing

@testable import Repair

@Suite struct ConditionTests {
    private var vault: SecretVault {
        var vault = SecretVault()
        vault["h:1", "requirepass"] = Secret("first")
        return vault
    }

    private func holds(_ kind: Condition.Kind, _ reply: RESPValue) -> Bool {
        Condition("h:1", kind).holds(reply, vault)
    }

    private func text(_ text: String) -> RESPValue { .bulk(Array(text.utf8)) }

    @Test("a setting has one of the values, whatever the protocol version")
    func config() {
        let password = CommandWord.secret(node: "h:1", name: "requirepass", shown: "masterauth")
        let unknown = CommandWord.secret(node: "h:9", name: "requirepass", shown: "masterauth")
        let flat = RESPValue.array([text("masterauth"), text("first")])
        let map = RESPValue.map([RESPPair(key: text("masterauth"), value: text("first"))])
        for reply in [flat, map] {
            #expect(holds(.config(name: "masterauth", oneOf: [password]), reply))
            #expect(holds(.config(name: "masterauth", oneOf: [.text("x"), password]), reply))
            #expect(!holds(.config(name: "masterauth", oneOf: [.text("")]), reply))
            #expect(!holds(.config(name: "masterauth", oneOf: [unknown]), reply))
        }
        #expect(holds(.config(name: "masterauth", oneOf: [.text("")]), .array([text("masterauth"), text("")])))
        #expect(!holds(.config(name: "masterauth", oneOf: [.text("")]), .array([])))
    }

    @Test("a link is up only if the replica says so")
    func link() {
        let up = "# Replication\r\nrole:slave\r\nmaster_host:h\r\nmaster_port:1\r\nmaster_link_status:up\r\n"
        #expect(holds(.linkUp, text(up)) && !holds(.linkUp, text(up.replacing(":up", with: ":down"))))
        #expect(!holds(.linkUp, text("# Replication\r\nrole:master\r\n")))
    }

    @Test("keys are counted exactly")
    func keys() {
        #expect(holds(.keysInSlot(5, 0), .integer(0)) && !holds(.keysInSlot(5, 0), .integer(1)))
        #expect(holds(.noKeys, .integer(0)) && !holds(.noKeys, .integer(7)))
    }

    @Test("the state is ok only with all slots assigned")
    func state() {
        #expect(holds(.stateOK, text("cluster_state:ok\r\ncluster_slots_assigned:16384\r\n")))
        #expect(!holds(.stateOK, text("cluster_state:ok\r\ncluster_slots_assigned:16383\r\n")))
        #expect(!holds(.stateOK, text("cluster_state:fail\r\ncluster_slots_assigned:16384\r\n")))
    }

    @Test("what a view says of slots, members and masters")
    func view() throws {
        let (a, b, gone) = (try SampleCluster.id(9001), try SampleCluster.id(9004), try SampleCluster.id(9009))
        let view = text(
            """
            \(a) 127.0.0.1:9001@19001 myself,master - 0 0 1 connected 0-9 [5->-\(b)]
            \(b) 127.0.0.1:9004@19004 slave \(a) 0 0 1 connected
            """
        )
        #expect(holds(.slotOpen(5), view) && !holds(.slotClosed(5), view) && holds(.slotClosed(6), view))
        let owned = SlotSet(range: 3...4)
        #expect(holds(.slotsBelong(owned, to: a), view) && !holds(.slotsBelong(owned, to: b), view))
        #expect(
            !holds(.slotsBelong(owned, to: nil), view) && holds(.slotsBelong(SlotSet(range: 11...12), to: nil), view)
        )
        #expect(
            !holds(.slotsBelong(SlotSet(range: 9...10), to: a), view) && !holds(.slotsBelong(SlotSet(), to: gone), view)
        )
        #expect(holds(.knows([a, b]), view) && !holds(.knows([a, gone]), view))
        #expect(!holds(.knows([b]), text("\(b) 127.0.0.1:9004@19004 handshake - 0 0 0 disconnected")))
        #expect(holds(.follows(replica: b, master: a), view) && !holds(.follows(replica: a, master: b), view))
    }

    @Test("an error, a null and a view without the node meet no condition")
    func errors() throws {
        let id = try SampleCluster.id(9001)
        let kinds: [Condition.Kind] = [
            .config(name: "masterauth", oneOf: [.text("")]), .linkUp, .keysInSlot(5, 0), .noKeys, .slotClosed(5),
            .slotOpen(5),
            .slotsBelong(SlotSet(range: 1...2), to: id), .knows([id]), .follows(replica: id, master: id), .stateOK,
        ]
        for kind in kinds {
            #expect(
                !holds(kind, .error(RESPErrorReply(line: "NOPERM no"))) && !holds(kind, .null) && !holds(kind, text(""))
            )
        }
    }

    @Test("an empty view proves nothing about slots")
    func emptyView() {
        #expect(!holds(.slotsBelong(SlotSet(range: 1...2), to: nil), text("")))
    }
}
