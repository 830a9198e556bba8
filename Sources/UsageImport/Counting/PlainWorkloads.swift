/// The columns of one workload without their names, for rows of the usual kind.
struct PlainWorkload {
  let license: Int32
  let lastActivity: Int32
  /// -1 where there is none.
  let assignDate: Int32
  /// The service's place among those of the export, and its bit in a set.
  let index: Int32
  let bit: UInt64
  /// Whether this is the service's last workload.
  let endsService: Bool
}

/// The workloads of all services in turn; a class, since counting looks at them in every row, and memory that nobody shares the
/// ownership of is looked at for nothing.
final class PlainWorkloads: Sendable {
  /// The workloads, which never change.
  nonisolated(unsafe) let all: UnsafeBufferPointer<PlainWorkload>
  /// The fields below 64 that are looked at in a row, theirs among them.
  private let used: UInt64

  /// Creates them; `others` are the other fields that are looked at.
  init(_ services: [UserColumns.ServiceColumns], others: [Int?]) {
    let columns: [Int?] = services.flatMap(\.workloads).flatMap { workload -> [Int?] in
      [workload.license, workload.lastActivity, workload.assignDate]
    }
    used = (columns + others).reduce(0) { used, field in used | (1 as UInt64) << UInt64(field ?? 64) }
    let workloads = services.enumerated().flatMap { index, service in
      service.workloads.enumerated().map { number, workload in
        PlainWorkload(
          license: Int32(workload.license), lastActivity: Int32(workload.lastActivity),
          assignDate: Int32(workload.assignDate ?? -1), index: Int32(index), bit: 1 << UInt64(service.place),
          endsService: number == service.workloads.count - 1)
      }
    }
    let memory = UnsafeMutableBufferPointer<PlainWorkload>.allocate(capacity: workloads.count)
    _ = memory.initialize(from: workloads)
    all = UnsafeBufferPointer(memory)
  }

  /// Whether a field is looked at, or may be.
  func isUsed(_ field: Int) -> Bool { field >= UInt64.bitWidth || used >> UInt64(field) & 1 == 1 }

  deinit { all.deallocate() }
}
