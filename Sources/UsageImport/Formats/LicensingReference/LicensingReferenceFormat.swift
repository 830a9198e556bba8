internal import AdoptionDomain

extension ExportFormat {
  /// Microsoft's list of product names and service plan identifiers (docs/formats/licensing-reference.md).
  static let licensingReference = ExportFormat(
    kind: .licensingReference, required: ["Product_Display_Name", "String_Id", "GUID", "Service_Plan_Name"],
    optional: [])
}

/// Takes the rows of the list, one a product and service plan.
struct LicensingReferenceSink: RecordSink {
  private let name: Int
  private let partNumber: Int
  private let id: Int
  private let plan: Int
  private var plans: [ProductKey: Set<String>] = [:]

  init(binding: ColumnBinding) {
    name = binding.required("Product_Display_Name")
    partNumber = binding.required("String_Id")
    id = binding.required("GUID")
    plan = binding.required("Service_Plan_Name")
  }

  mutating func take(_ record: Record) throws(RecordFault) {
    let product = ProductKey(
      id: try record.requiredText(id, "GUID").lowercased(),
      partNumber: try record.requiredText(partNumber, "String_Id"),
      name: try record.requiredText(name, "Product_Display_Name"))
    let plan = try record.text(plan, "Service_Plan_Name")
    plans[product, default: []].formUnion([plan].compactMap(\.self))
  }

  /// The products with their plans.
  var result: [StatedProduct] {
    plans.map { StatedProduct(product: $0.key, isForPeople: true, plans: $0.value) }
  }
}
