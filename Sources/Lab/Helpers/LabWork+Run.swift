import Foundation
import RESP

extension LabWork {
    func run() {
        let threads = (0..<connections).map { number in
            Thread { self.client(number) }
        }
        for thread in threads { thread.start() }
        while true { sleep(60) }
    }

    /// One client; a connection that ends is opened again.
    private func client(_ number: Int) {
        var counter = number * 1_000_000_000
        while true {
            guard let socket = PlainSocket.connect(port) else {
                usleep(200_000)
                continue
            }
            converse(socket, &counter)
            socket.close()
            if !reconnects { usleep(100_000) }
        }
    }

    private func converse(_ socket: PlainSocket, _ counter: inout Int) {
        repeat {
            guard socket.send(batch(&counter)) else { return }
            if reads {
                guard drain(socket) else { return }
            }
            guard let every else {
                // Stays connected: whatever comes is read, or nothing is.
                while !reads || socket.receive() != nil { if !reads { sleep(60) } }
                return
            }
            usleep(UInt32(every * 1_000_000))
        } while !reconnects
    }

    /// Reads until nothing more comes for a moment: how many replies there will be, a load need not know.
    private func drain(_ socket: PlainSocket) -> Bool {
        var patience: Int32 = 500
        while true {
            guard let bytes = socket.receive(within: patience) else { return false }
            if bytes.isEmpty { return true }
            patience = 2
        }
    }

    private func batch(_ counter: inout Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<rounds {
            counter += 1
            for words in commands {
                let filled = words.map { Self.fill($0, counter) }
                RESPEncoder.append(
                    RESPCommand(filled[0], arguments: filled.dropFirst().map { .text($0) }),
                    to: &bytes
                )
            }
        }
        return bytes
    }

    static func fill(_ word: String, _ counter: Int) -> String {
        guard word.contains("{") else { return word }
        if word.hasPrefix("{x"), word.hasSuffix("}"), let length = Int(word.dropFirst(2).dropLast()) {
            return String(repeating: "x", count: length)
        }
        return word.replacing("{n}", with: "\(counter)")
    }
}
