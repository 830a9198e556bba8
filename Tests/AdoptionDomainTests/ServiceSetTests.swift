import AdoptionDomain
import Testing

@Suite("ServiceSet and ServiceCatalog")
struct ServiceSetTests {
  @Test("a set holds what was put in, at the first and the last of 64 places too")
  func contains() {
    var set = ServiceSet()
    for place in [0, 5, 63, 5] { set.insert(place) }
    #expect((0..<64).filter(set.contains) == [0, 5, 63])
    #expect(set.bits == 0x8000_0000_0000_0021)
  }

  @Test("a place beyond 63 is in no set")
  func beyond() {
    #expect(!ServiceSet(bits: .max).contains(64))
  }

  @Test("what belongs to both sets is left of them")
  func intersection() {
    #expect(ServiceSet(bits: 0b1101).intersection(ServiceSet(bits: 0b0111)) == ServiceSet(bits: 0b0101))
    #expect(ServiceSet(bits: 0b1100).intersection(ServiceSet(bits: 0b0011)) == ServiceSet())
  }

  private let catalog = ServiceCatalog(
    services: ["exchange", "yammer"].map {
      Service(id: Service.ID($0), name: $0, isJudged: true, workloads: [], supportProducts: [])
    }, freePartNumbers: ["Dynamics_365_Guides_vTrial"], minimumToJudge: 10)

  @Test("the catalog knows the place of its services and of no others")
  func places() {
    #expect(catalog.place(of: .yammer) == 1)
    #expect(catalog.place(of: Service.ID("teams")) == nil)
  }

  @Test("a free SKU is free in whatever case its part number is spelled")
  func free() {
    #expect(catalog.isFree(partNumber: "DYNAMICS_365_GUIDES_VTRIAL"))
    #expect(catalog.isFree(partNumber: "dynamics_365_guides_vtrial"))
    #expect(!catalog.isFree(partNumber: "Dynamics_365_Guides"))
  }
}
