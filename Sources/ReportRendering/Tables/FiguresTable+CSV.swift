public import ReportContent

/// A customer's own figures as CSV: UTF-8, commas, LF.
public func figuresTable(of report: CustomerReport) -> [UInt8] {
  var table = CSVWriter(columns: FiguresTable.columns)
  FiguresTable.write(report, to: &table)
  return table.bytes
}
