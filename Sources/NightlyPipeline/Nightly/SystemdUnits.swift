internal import SettingsFiles

extension Schedule {
  /// The service: the night itself, with no right that it does not need.
  var systemdService: String {
    """
    [Unit]
    Description=Adoption reports of the night
    \(isCalling ? "Wants=network-online.target\nAfter=network-online.target\n" : "")
    [Service]
    Type=oneshot
    User=\(user)
    ExecStart=\(unitWord(program)) nightly --config \(unitWord(file))
    # A night with losses (status 1) is a failed one: OnFailure= may tell somebody.
    TimeoutStartSec=\(configuration.timeout.map { "\($0 + 60)" } ?? "infinity")
    TimeoutStopSec=10
    UMask=0077
    LimitCORE=0
    NoNewPrivileges=yes
    CapabilityBoundingSet=
    AmbientCapabilities=
    # Only these may be written to; they have to exist and belong to \(user).
    ProtectSystem=strict
    ReadWritePaths=\(writtenFolders.map(unitWord).joined(separator: " "))
    ProtectHome=\(isBelow(["home", "root", "run"]) ? "read-only" : "yes")
    PrivateTmp=\(isBelow(["tmp"]) ? "no" : "yes")
    PrivateDevices=yes
    DevicePolicy=closed
    PrivateUsers=yes
    ProtectHostname=yes
    ProtectClock=yes
    ProtectKernelTunables=yes
    ProtectKernelModules=yes
    ProtectKernelLogs=yes
    ProtectControlGroups=yes
    ProtectProc=invisible
    ProcSubset=pid
    KeyringMode=private
    RemoveIPC=yes
    RestrictNamespaces=yes
    RestrictRealtime=yes
    RestrictSUIDSGID=yes
    LockPersonality=yes
    MemoryDenyWriteExecute=yes
    SystemCallArchitectures=native
    SystemCallFilter=@system-service
    SystemCallFilter=~@privileged @resources
    SystemCallErrorNumber=EPERM
    \(network)

    """
  }

  /// The timer.
  var systemdTimer: String {
    """
    [Unit]
    Description=Adoption reports every night

    [Timer]
    OnCalendar=*-*-* \(clock):00\(configuration.timeZone.map { " " + $0 } ?? "")
    # A night that the machine slept through is run when it is up again.
    Persistent=true
    AccuracySec=1min

    [Install]
    WantedBy=timers.target

    """
  }

  /// Whether the night speaks to anybody.
  private var isCalling: Bool {
    let settings = configuration.configuration
    return settings.pingStart != nil || settings.pingSuccess != nil || settings.pingFailure != nil
      || settings.mail?.courier == .smtp
  }

  private var network: String {
    isCalling
      ? "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX"
      : "PrivateNetwork=yes\nRestrictAddressFamilies=none\nIPAddressDeny=any"
  }

  private var writtenFolders: [String] {
    let metrics = configuration.configuration.metrics.map { path in
      String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }
    return [configuration.output] + [metrics].compactMap { $0 }
  }

  /// Whether the night needs anything below one of these folders of the root.
  private func isBelow(_ folders: [Substring]) -> Bool {
    let paths = [file, program, configuration.exports ?? ""] + writtenFolders + configuration.templates
    return paths.contains { folders.contains($0.split(separator: "/").first ?? "") }
  }
}

/// A word of a unit's line: quoted, and without the signs that systemd replaces.
private func unitWord(_ text: String) -> String {
  let word = text.replacing("%", with: "%%").replacing("$", with: "$$").replacing("\\", with: "\\\\")
  return word.contains { " \t'\"\\;".contains($0) } ? "\"" + word.replacing("\"", with: "\\\"") + "\"" : word
}
