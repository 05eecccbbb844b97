// Compiled by .ci/fuzz together with the modules of what is fuzzed, and either Parsers or Store, into one program; no part
// of the package.
import Glibc

/// One reader of foreign bytes under libFuzzer.
///
/// What it returns must make sense, too: a wrong answer stops the fuzzer just as a crash does.
struct FuzzTarget: Sendable {
    let name: String
    /// What is done once, before the first bytes.
    var prepare: @Sendable () -> Void = {}
    let run: @Sendable ([UInt8]) -> Void
}

private let chosen: FuzzTarget = {
    let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
        print("FUZZ_TARGET must be one of: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
        exit(64)
    }
    return target
}()

/// What libFuzzer calls first.
@_cdecl("LLVMFuzzerInitialize")
public func prepare(_ count: UnsafeRawPointer, _ words: UnsafeRawPointer) -> CInt {
    chosen.prepare()
    return 0
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
