#!/usr/bin/env bash
# Installs a built program with all that belongs to it.
#
#   install.sh PROGRAM MANUAL-GENERATOR ROOT PREFIX
#
# ROOT is put before every path ("" for the machine itself); PREFIX is where the files will be found, such as /usr/local.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$1 generator=$2 root=$3 prefix=$4
share=$root$prefix/share
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

put() { install -D -m 644 "$1" "$share/$2"; } # FILE PLACE

install -D -m 755 "$program" "$root$prefix/bin/adoption-report"
strip --strip-all --remove-section=.comment --remove-section=.note "$root$prefix/bin/adoption-report"

while read -r file; do
  put "Templates/$file" "adoption-report/Templates/$file"
done < <(cd Templates && find . -type f -printf '%P\n' | sort)

# The manual is drawn up of the program's own help; an empty line means nothing in its language.
date=$(date -u -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" +%F)
"$generator" "$program" --date "$date" --output-directory "$work" >/dev/null
sed -i 's/^$/.Pp/' "$work/adoption-report.1"
gzip -n9 "$work/adoption-report.1"
put "$work/adoption-report.1.gz" man/man1/adoption-report.1.gz

for shell in bash zsh fish; do "$program" --generate-completion-script $shell >"$work/$shell"; done
# It is read by a shell and never run.
sed -i '1{/^#!/d}' "$work/bash"
put "$work/bash" bash-completion/completions/adoption-report
# Debian keeps the functions of packages apart from those of the machine.
put "$work/zsh" "zsh/$([ "$prefix" = /usr ] && echo vendor-completions || echo site-functions)/_adoption-report"
put "$work/fish" fish/vendor_completions.d/adoption-report.fish

# An example of everything that is needed to run it every night.
example=$work/adoption-report.yaml
"$program" init "$example"
sed -i -e 's|^exports: .*|exports: /var/lib/adoption-report/exports|' \
  -e 's|^output: .*|output: /var/lib/adoption-report/reports|' "$example"
as_installed() {
  sed -e "s|$(realpath "$program")|$prefix/bin/adoption-report|" -e "s|$example|/etc/adoption-report/adoption-report.yaml|"
}
for unit in service timer; do
  "$program" schedule --config "$example" --format systemd --unit $unit | as_installed >"$work/adoption-report.$unit"
done
"$program" schedule --config "$example" --format cron | as_installed >"$work/crontab"
for file in adoption-report.yaml adoption-report.service adoption-report.timer crontab; do
  put "$work/$file" "doc/adoption-report/examples/$file"
done
