/// The configuration file that `adoption-report init` writes: every setting with what it means.
///
/// What begins with `#` and no blank is a setting that is not in force, or what holds without it.
package let exampleConfiguration = """
  # The configuration of adoption-report. Options of the command line win over variables of the environment
  # (ADOPTION_REPORT_OUTPUT and so on), and those over this file. `adoption-report config show` tells where each value
  # comes from, `adoption-report config check` whether everything fits. Paths are seen from this file's folder.

  # The folder of exports, searched recursively.
  exports: exports

  # The folder that everything is written to: reports, archive, and nothing elsewhere.
  output: Output

  # Folders with templates, texts, rules of your own, over the ones that come with the program; the last one wins.
  #templates: [our-templates]

  # The zone in whose days nights are counted; without it the machine's own.
  #timeZone: Europe/Berlin

  # When the night begins; adoption-report schedule makes a line for cron or a timer for systemd of it. Between 01:00 and
  # 03:00 clocks are changed: a night may be passed over or run twice there.
  time: "04:30"

  # A night that takes longer is stopped, and begins anew with the next run.
  #timeout: 2h

  # Which XML reports are held against the schema: branches (those with a piece that no valid one had before) or all.
  #validate: branches

  # Whether nights are recorded, compared with earlier ones, and can be rendered again.
  #archive: true

  # Which nights are kept, and no more: the newest of each of so many days, weeks, months and years. Without it all are.
  keep:
    # The folders of published reports.
    published:
      daily: 31
      weekly: 13
      monthly: 24
      yearly: 10
    # The nights in the archive, which take far less room.
    #archived:
    #  daily: 366
    #  weekly: 260
    #  monthly: 120
    #  yearly: 100

  # Who may read reports. The archive is always for its owner alone.
  #permissions:
  #  files: "0600"
  #  folders: "0700"

  log:
    # text, or json for one object a line.
    format: text
    # Whether a night that goes well says what each stage came to; it is silent otherwise.
    verbose: false

  # A file for the textfile collector of Prometheus' node exporter.
  #metrics: /var/lib/prometheus/node-exporter/adoption_report.prom

  # Addresses (http, https) that are told of a night's start and end. An address is a secret: here stands only where it is
  # to be found, in a file that nobody else can read (file:PATH) or as a credential of systemd (credential:NAME).
  #ping:
  #  start: file:ping-start.secret
  #  success: file:ping-success.secret
  #  failure: file:ping-failure.secret

  # Reports by mail (docs/mail.md). Without mail.from nobody is sent anything.
  #mail:
  #  from: "Contoso Reports <reports@contoso.example>"
  #  # outbox (a folder of .eml files below the output folder), smtp or sendmail.
  #  courier: outbox
  #  # Who is sent what, beside the columns AccountManagerEmail, ReportRecipients and SendReport of customers.csv.
  #  recipients: recipients.yaml
  #  # Mail goes to these domains alone; without it to all.
  #  allowedDomains: [contoso.example]
  #  # Addresses that are never sent anything, one a line.
  #  optOut: opt-out.txt
  #  # How often: off, nightly, weekly, monthly, or changes (only when something is new).
  #  accountManagers: weekly
  #  customers: monthly
  #  operations: off
  #  # What customers get attached: html, xml, csv; [] for nothing.
  #  attach: [html]
  #  # Where the output folder can be seen with a browser, for links to reports.
  #  links: https://reports.contoso.example/
  #  # Where to write to receive no more: a mailto: or https: address; without it the sender's.
  #  unsubscribe: mailto:no-reports@contoso.example
  #  # For so long a server that is not ready is asked again.
  #  retryFor: 10m
  #  sendmail: /usr/sbin/sendmail
  #  smtp:
  #    host: smtp.contoso.example
  #    # Without it 587 with starttls, 465 with tls, 25 with none.
  #    port: 587
  #    # starttls, tls or none; without it starttls, and none for this host itself.
  #    security: starttls
  #    user: reports@contoso.example
  #    password: file:smtp-password.secret
  #    # A file of certificate authorities over those of the system.
  #    authorities: authorities.pem

  """
