internal import ReportDelivery
internal import SettingsFiles

/// Tells the configured addresses how a night goes; whatever goes wrong with that is said and never ends a night.
struct Pings {
  enum Event: String {
    case start, success, failure
  }

  private let configuration: Configuration
  private let credentialsFolder: String?
  private let agent: String

  init(_ request: NightlyRequest) {
    configuration = request.configuration.configuration
    credentialsFolder = request.credentialsFolder
    agent = "adoption-report/" + request.night.programVersion
  }

  /// Sends a ping, if somebody wants one.
  func send(_ event: Event, warn: (String) -> Void) {
    let reference =
      switch event {
      case .start: configuration.pingStart
      case .success: configuration.pingSuccess
      case .failure: configuration.pingFailure
      }
    guard let reference else { return }
    do throws(SettingsError) {
      let address = try reference.read(credentialsFolder: credentialsFolder)
      do throws(DeliveryError) {
        try ping(address, agent: agent)
      } catch {
        warn("ping.\(event): \(error)")
      }
    } catch {
      warn("ping.\(event): \(error)")
    }
  }
}
