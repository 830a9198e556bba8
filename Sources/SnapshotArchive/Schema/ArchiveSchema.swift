internal import AdoptionDomain
internal import AdoptionMetrics
internal import GRDB

/// The tables of the first version; docs/archive.md tells what each column means.
enum ArchiveSchema {
  static let nights = """
    CREATE TABLE settings (
      id INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE contents (
      id INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE,
      content BLOB NOT NULL
    ) STRICT;
    CREATE TABLE settings_files (
      settings INTEGER NOT NULL REFERENCES settings ON DELETE CASCADE,
      layer INTEGER NOT NULL,
      path TEXT NOT NULL,
      content INTEGER NOT NULL REFERENCES contents,
      PRIMARY KEY (settings, layer, path)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE nights (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      night TEXT NOT NULL,
      revision INTEGER NOT NULL CHECK (revision >= 1),
      data_date TEXT,
      customers INTEGER NOT NULL,
      program_version TEXT NOT NULL,
      settings INTEGER NOT NULL REFERENCES settings,
      services TEXT NOT NULL,
      folder TEXT,
      files INTEGER,
      manifest BLOB,
      run_record BLOB,
      UNIQUE (night, revision)
    ) STRICT;
    CREATE TABLE digests (
      night INTEGER NOT NULL REFERENCES nights ON DELETE CASCADE,
      part TEXT NOT NULL,
      digest BLOB NOT NULL,
      PRIMARY KEY (night, part)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE totals (
      part TEXT PRIMARY KEY,
      digest BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  static let customers = """
    CREATE TABLE customers (
      id INTEGER PRIMARY KEY,
      customer TEXT NOT NULL UNIQUE,
      digest BLOB NOT NULL
    ) STRICT;
    CREATE TABLE profiles (
      customer INTEGER NOT NULL REFERENCES customers,
      first_night INTEGER NOT NULL,
      last_night INTEGER,
      name TEXT NOT NULL,
      domains TEXT NOT NULL,
      segment TEXT,
      country TEXT,
      language TEXT,
      account_manager TEXT,
      seats INTEGER,
      matched_by_name INTEGER NOT NULL,
      PRIMARY KEY (customer, first_night)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE data_dates (
      customer INTEGER NOT NULL REFERENCES customers,
      first_night INTEGER NOT NULL,
      last_night INTEGER,
      activity TEXT,
      reported_usage TEXT,
      support_start TEXT,
      support_end TEXT,
      PRIMARY KEY (customer, first_night)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX data_dates_now ON data_dates (customer) WHERE last_night IS NULL;
    CREATE TABLE facts (
      customer INTEGER NOT NULL REFERENCES customers,
      part TEXT NOT NULL,
      first_night INTEGER NOT NULL,
      last_night INTEGER,
      content BLOB NOT NULL,
      PRIMARY KEY (customer, part, first_night)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE measures (
      customer INTEGER NOT NULL REFERENCES customers,
      scope TEXT NOT NULL,
      subject TEXT NOT NULL,
      first_night INTEGER NOT NULL,
      last_night INTEGER,
      figures TEXT NOT NULL,
      PRIMARY KEY (customer, scope, subject, first_night)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE advice (
      customer INTEGER NOT NULL REFERENCES customers,
      rule TEXT NOT NULL,
      scope TEXT NOT NULL,
      subject TEXT NOT NULL,
      first_night INTEGER NOT NULL,
      last_night INTEGER,
      version INTEGER NOT NULL,
      state TEXT NOT NULL,
      since TEXT NOT NULL,
      resolved_on TEXT,
      measure TEXT NOT NULL,
      basis TEXT NOT NULL,
      numerator INTEGER NOT NULL,
      denominator INTEGER NOT NULL,
      PRIMARY KEY (customer, rule, scope, subject, first_night)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE pages (
      customer INTEGER NOT NULL REFERENCES customers,
      first_night INTEGER NOT NULL,
      last_night INTEGER,
      name TEXT NOT NULL,
      identity BLOB NOT NULL,
      PRIMARY KEY (customer, first_night)
    ) STRICT, WITHOUT ROWID;
    """

  static let portfolio = """
    CREATE TABLE paths (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE inputs (
      path INTEGER NOT NULL REFERENCES paths,
      first_night INTEGER NOT NULL,
      last_night INTEGER,
      kind TEXT NOT NULL,
      size INTEGER NOT NULL,
      fingerprint TEXT NOT NULL,
      records INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      first_day TEXT,
      last_day TEXT,
      PRIMARY KEY (path, first_night)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE findings (
      id INTEGER PRIMARY KEY,
      first_night INTEGER NOT NULL,
      last_night INTEGER,
      severity TEXT NOT NULL,
      code TEXT NOT NULL,
      file TEXT,
      line INTEGER,
      "column" INTEGER,
      customer TEXT,
      "count" INTEGER,
      expected TEXT,
      "found" TEXT,
      occurrence INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX findings_now ON findings (id) WHERE last_night IS NULL;
    """
}

extension ArchiveSchema {
  static let codes = """
    CREATE TABLE measure_codes (code INTEGER PRIMARY KEY, measure TEXT NOT NULL) STRICT;
    CREATE TABLE basis_codes (code INTEGER PRIMARY KEY, basis TEXT NOT NULL) STRICT;
    CREATE TABLE source_codes (code INTEGER PRIMARY KEY, source TEXT NOT NULL) STRICT;
    """

  /// Fills the tables that tell what the numbers in figures mean.
  static func fillCodes(in database: Database) throws {
    for measure in MeasureID.allCases {
      try database.execute(
        sql: "INSERT INTO measure_codes VALUES (?, ?)", arguments: [measure.code, measure.rawValue])
    }
    for basis in Basis.allCases {
      try database.execute(
        sql: "INSERT INTO basis_codes VALUES (?, ?)", arguments: [basis.code, basis.rawValue])
    }
    for kind in ExportKind.allCases {
      try database.execute(
        sql: "INSERT INTO source_codes VALUES (?, ?)", arguments: [kind.code, kind.rawValue])
    }
  }

  /// What other tools are meant to read: these names and columns stay when the tables behind them change.
  static let views = """
    CREATE VIEW archive_nights AS
      SELECT id AS night_number, night, revision, data_date, customers, program_version, folder FROM nights;
    CREATE VIEW archive_customers AS
      SELECT n.id AS night_number, n.night, n.revision, c.customer, p.name, p.segment, p.country, p.language,
        p.account_manager, p.seats, 
        CASE d.activity WHEN '=' THEN n.data_date ELSE d.activity END AS activity_data_date
      FROM nights n
      JOIN profiles p ON n.id >= p.first_night AND (p.last_night IS NULL OR n.id <= p.last_night)
      JOIN customers c ON c.id = p.customer
      LEFT JOIN data_dates d ON d.customer = p.customer
        AND n.id >= d.first_night AND (d.last_night IS NULL OR n.id <= d.last_night);
    CREATE VIEW archive_measures AS
      SELECT n.id AS night_number, n.night, n.revision, c.customer, m.scope, m.subject,
        mc.measure, bc.basis, f.value ->> '$[1]' AS numerator, f.value ->> '$[2]' AS denominator,
        g.value ->> '$[0]' AS window_days, sc.source
      FROM measures m
      JOIN customers c ON c.id = m.customer
      JOIN nights n ON n.id >= m.first_night AND (m.last_night IS NULL OR n.id <= m.last_night)
      JOIN json_each(m.figures) g
      JOIN json_each(g.value, '$[2]') f
      JOIN measure_codes mc ON mc.code = (f.value ->> '$[0]') / 10
      JOIN basis_codes bc ON bc.code = (f.value ->> '$[0]') % 10
      LEFT JOIN source_codes sc ON sc.code = g.value ->> '$[1]';
    CREATE VIEW archive_recommendations AS
      SELECT n.id AS night_number, n.night, n.revision, c.customer, a.rule, a.version, a.scope, a.subject,
        a.state, a.since, a.resolved_on, a.measure, a.basis, a.numerator, a.denominator
      FROM advice a
      JOIN customers c ON c.id = a.customer
      JOIN nights n ON n.id >= a.first_night AND (a.last_night IS NULL OR n.id <= a.last_night);
    CREATE VIEW archive_inputs AS
      SELECT n.id AS night_number, n.night, n.revision, f.path, i.kind, i.size, i.fingerprint, i.records,
        i.rejected, i.first_day, i.last_day
      FROM inputs i
      JOIN paths f ON f.id = i.path
      JOIN nights n ON n.id >= i.first_night AND (i.last_night IS NULL OR n.id <= i.last_night);
    CREATE VIEW archive_findings AS
      SELECT n.id AS night_number, n.night, n.revision, f.severity, f.code, f.file, f.line, f."column",
        f.customer, f."count", f.expected, f."found"
      FROM findings f
      JOIN nights n ON n.id >= f.first_night AND (f.last_night IS NULL OR n.id <= f.last_night);
    """
}
