/// The tables of the second version: what became of mails; docs/archive.md tells what each column means.
enum LedgerSchema {
  static let mails = """
    CREATE TABLE mails (
      id INTEGER PRIMARY KEY,
      night TEXT NOT NULL,
      audience TEXT NOT NULL,
      subject TEXT NOT NULL,
      recipient TEXT NOT NULL,
      message_id TEXT NOT NULL UNIQUE,
      courier TEXT NOT NULL,
      state TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      reply TEXT,
      content BLOB,
      changed TEXT NOT NULL
    ) STRICT;
    CREATE INDEX mails_of_recipients ON mails (audience, subject, recipient, night);
    CREATE INDEX mails_open ON mails (night)
      WHERE state IN ('planned', 'sending', 'deferred', 'withheld', 'unknown');
    CREATE TABLE mail_customers (
      mail INTEGER NOT NULL REFERENCES mails ON DELETE CASCADE,
      customer TEXT NOT NULL,
      PRIMARY KEY (mail, customer)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mails_of_customers ON mail_customers (customer);
    CREATE VIEW archive_mails AS
      SELECT night, audience, subject, recipient, message_id, courier, state, attempts, reply, changed FROM mails;
    """
}
