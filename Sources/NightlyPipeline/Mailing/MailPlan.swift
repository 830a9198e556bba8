internal import AdoptionDomain
internal import ReportDelivery
internal import SettingsFiles
internal import SnapshotArchive
internal import UsageImport

/// Somebody who is sent mails.
struct MailRecipient: Sendable {
  let addressee: MailAddressee
  let address: MailAddress
  /// The name beside the address; `nil` for none.
  let name: String?
  /// The language of the mails; `nil` for the customer's, or the partner's.
  let language: String?
  /// The customers whom the recipient may see; for operators none is listed, since they may see all.
  let customers: [Customer.ID]
}

/// Who is sent mails, by audience, customer and address; nobody twice.
struct MailPlan: Sendable {
  private(set) var recipients: [MailRecipient] = []
  /// Who is not, and why, a line each and without addresses.
  private(set) var skipped: [String] = []
  /// Whether whoever is not among them is none any more: not where a list of customers could not be read.
  let isComplete: Bool
  private var known: Set<MailAddressee> = []

  /// Puts together what lists of customers and the file of recipients say; of a customer that both name, the file counts.
  init(_ setup: MailSetup, contacts: [CustomerContact], isComplete: Bool) throws(NightError) {
    self.isComplete = isComplete
    do throws(SettingsError) {
      if setup.settings.accountManagers != .off { try addAccountManagers(setup, contacts) }
      if setup.settings.customers != .off { try addCustomers(setup, contacts) }
      if setup.settings.operations != .off {
        for text in setup.recipients.operations {
          add(setup, .operations, "", try Self.address(text), name: nil, language: nil, customers: [])
        }
      }
    } catch {
      throw .settings(error)
    }
    recipients.sort { $0.addressee < $1.addressee }
  }

  private static func address(_ text: Recipients.Located) throws(SettingsError) -> MailAddress {
    guard let address = MailAddress(text.text) else {
      throw text.error(expected: "an address such as a@b.example")
    }
    return address
  }

  private mutating func add(
    _ setup: MailSetup, _ audience: MailAddressee.Audience, _ subject: String, _ address: MailAddress,
    name: String?, language: String?, customers: [Customer.ID]
  ) {
    guard setup.allows(address) else { return }
    let addressee = MailAddressee(audience, subject: subject, recipient: address.text)
    guard known.insert(addressee).inserted else { return }
    recipients.append(
      MailRecipient(
        addressee: addressee, address: address, name: name, language: language, customers: customers))
  }
}

extension MailPlan {
  /// A person is an address: two names of one are one, and two people of one name are two.
  private mutating func addAccountManagers(
    _ setup: MailSetup, _ contacts: [CustomerContact]
  ) throws(SettingsError) {
    var listed: [String: (address: MailAddress, language: String?)] = [:]
    for manager in setup.recipients.accountManagers {
      listed[manager.name.text.lowercased()] = (try Self.address(manager.to), manager.language)
    }
    var found: [MailAddress: (name: String?, language: String?, customers: [Customer.ID])] = [:]
    for contact in contacts {
      let named = contact.accountManager.flatMap { listed[$0.lowercased()] }
      let own = contact.accountManagerAddress.flatMap(MailAddress.init)
      if named == nil, own == nil, contact.accountManagerAddress != nil {
        skipped.append("customer \(contact.customer): AccountManagerEmail: expected an address")
      }
      guard let address = named?.address ?? own else { continue }
      var manager = found[address] ?? (contact.accountManager, named?.language, [])
      manager.customers.append(contact.customer)
      found[address] = manager
    }
    for (address, manager) in found {
      add(
        setup, .accountManager, "", address, name: manager.name, language: manager.language,
        customers: manager.customers)
    }
  }

  private mutating func addCustomers(
    _ setup: MailSetup, _ contacts: [CustomerContact]
  ) throws(SettingsError) {
    var listed: [Customer.ID: Recipients.Customer] = [:]
    for customer in setup.recipients.customers { listed[Customer.ID(customer.id.text)] = customer }
    for contact in contacts where listed[contact.customer] == nil {
      guard isSending(contact) else { continue }
      let addresses = contact.recipients.map(MailAddress.init)
      if addresses.isEmpty || addresses.contains(nil) {
        skipped.append("customer \(contact.customer): ReportRecipients: expected addresses")
      }
      for address in Set(addresses.compactMap(\.self)) {
        addCustomer(contact.customer, setup, address, language: nil)
      }
    }
    for (id, customer) in listed where customer.isSending {
      var addresses: Set<MailAddress> = []
      for text in customer.to { addresses.insert(try Self.address(text)) }
      for address in addresses { addCustomer(id, setup, address, language: customer.language) }
    }
  }

  private mutating func addCustomer(
    _ customer: Customer.ID, _ setup: MailSetup, _ address: MailAddress, language: String?
  ) {
    add(
      setup, .customer, customer.text, address, name: nil, language: language, customers: [customer])
  }

  /// Whether the list switches the customer's mails on; nothing does so by itself.
  private mutating func isSending(_ contact: CustomerContact) -> Bool {
    switch contact.sending {
    case "yes", "y", "true", "1", "on": return true
    case nil, "no", "n", "false", "0", "off": return false
    default:
      skipped.append("customer \(contact.customer): SendReport: expected yes or no")
      return false
    }
  }
}
