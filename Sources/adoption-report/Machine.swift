import CLinuxCalls
import Glibc
import NightlyPipeline

// The only place where the clock, the process and the terminal are asked.

/// The calendar day of the machine's zone, `yyyy-MM-dd`.
func today() -> String {
  var now = time(nil)
  var local = tm()
  localtime_r(&now, &local)
  var text = [CChar](repeating: 0, count: 16)
  let count = strftime(&text, text.count, "%Y-%m-%d", &local)
  return String(decoding: text[..<count].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
}

/// Counts days in a zone of the machine's zone database from here on; returns whether there is such a zone.
func use(timeZone name: String) -> Bool {
  guard exists("/usr/share/zoneinfo/" + name) else { return false }
  setenv("TZ", name, 1)
  tzset()
  return true
}

/// The time in seconds since 1970.
@Sendable func unixTime() -> Int64 { Int64(time(nil)) }

/// The time and the zone as mailing needs them.
let mailClock = MailClock(unixTime: unixTime, pause: { sleep(UInt32(clamping: $0)) }) {
  year, month, day, hour, minute in
  var local = tm()
  (local.tm_year, local.tm_mon, local.tm_mday) = (Int32(year - 1900), Int32(month - 1), Int32(day))
  (local.tm_hour, local.tm_min, local.tm_isdst) = (Int32(hour), Int32(minute), -1)
  let moment = mktime(&local)
  return (Int64(moment), local.tm_gmtoff / 60)
}

/// All variables of the environment; of two of the same name the first counts.
func environment() -> [String: String] {
  var variables: [String: String] = [:]
  guard var next = clinux_environment() else { return variables }
  while let entry = next.pointee {
    let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, variables[String(parts[0])] == nil { variables[String(parts[0])] = String(parts[1]) }
    next += 1
  }
  return variables
}

/// The path as seen from the root; symbolic links stay as they are.
func absolutePath(_ path: String) -> String {
  guard !path.hasPrefix("/") else { return path }
  var buffer = [CChar](repeating: 0, count: 4096)
  guard getcwd(&buffer, buffer.count) != nil else { return path }
  let folder = String(decoding: buffer.prefix { $0 != 0 }.lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
  return (folder == "/" ? "" : folder) + "/" + path
}

/// Lets a closed pipe be an error of a write instead of the end of the process.
func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

/// Gives the memory of every large array back to the system as soon as it is freed, and that of small ones where they come
/// to 2 MiB.
///
/// By default the C library keeps more and more for itself, the larger the arrays are that it has seen freed: after the
/// reading of exports that would be tens of megabytes. With a fixed limit for large arrays it would give small ones back
/// from 128 KiB on, and ask for them again with the next customer.
func giveBackFreedMemory() {
  _ = mallopt(CInt(clinux_malloc_mmap_threshold), 1 << 19)
  _ = mallopt(CInt(clinux_malloc_trim_threshold), 2 << 20)
}

/// The number of this process.
func processID() -> Int32 { getpid() }

/// The time since the program started to ask.
func monotonicTime() -> Duration {
  var moment = timespec()
  clock_gettime(CLOCK_MONOTONIC, &moment)
  return .seconds(moment.tv_sec) + .nanoseconds(moment.tv_nsec)
}

/// Whether messages go to a person's terminal.
func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

/// Whether a file or folder exists.
func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// The path of the running program; `nil` where the system does not tell.
func executablePath() -> String? {
  var buffer = [CChar](repeating: 0, count: 4096)
  let count = readlink("/proc/self/exe", &buffer, buffer.count)
  return count > 0 ? String(decoding: buffer[..<count].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
}
