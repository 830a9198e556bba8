#!/usr/bin/env bash
# Installs the package on a bare Debian in a folder of its own, runs the example there, and looks at what comes out.
# To be run as root: check.sh PACKAGE
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/.."
package=$(realpath "$1")
[ "$(id -u)" = 0 ] || { echo 'check.sh: expected to be run as root, found another user' >&2; exit 1; }
command -v debootstrap >/dev/null || { echo 'check.sh: expected debootstrap, found no such program' >&2; exit 1; }
# Whatever is mounted is mounted for this script alone, and gone with it.
if [ -z "${IN_OWN_NAMESPACE:-}" ]; then
  IN_OWN_NAMESPACE=1 exec unshare -m --propagation private Packaging/check.sh "$package"
fi
machine=$(mktemp -d)
trap 'umount "$machine/proc" 2>/dev/null || true; rm -rf "$machine"' EXIT
chmod 755 "$machine"

debootstrap --variant=minbase --include=ca-certificates bookworm "$machine" >"$machine.log" 2>&1 || {
  tail -n 5 "$machine.log" >&2
  exit 1
}
rm "$machine.log"
mount -t proc proc "$machine/proc"
# Whatever leads this machine to its packages leads that one there too.
rm -rf "$machine/etc/apt"
cp -a /etc/apt "$machine/etc/apt"
cp -a /etc/ssl/certs/. "$machine/etc/ssl/certs/" 2>/dev/null || true
cp /etc/resolv.conf /etc/hosts "$machine/etc/"
cp "$package" "$machine/tmp/package.deb"
cp -r Examples/fabrikam "$machine/tmp/exports"

there() { chroot "$machine" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
there apt-get update -q >/dev/null
there apt-get install -qy --no-install-recommends /tmp/package.deb >"$machine.log" 2>&1 || {
  tail -n 5 "$machine.log" >&2
  exit 1
}
rm "$machine.log"
there adoption-report init /tmp/adoption-report.yaml
said=$(there adoption-report nightly --config /tmp/adoption-report.yaml --night 2026-11-01 2>&1)
if [ -n "$said" ]; then echo "check.sh: expected silence, found: $said" >&2; exit 1; fi
there sh -c 'cd /tmp/Output/latest/ && sha256sum --quiet -c manifest.sha256'
pages=$(find "$machine/tmp/Output/nights/2026-11-01.r1/customers" -name '*.html' | wc -l)
[ "$pages" = 18 ] || { echo "check.sh: expected 18 pages of customers, found $pages" >&2; exit 1; }
there adoption-report archive verify --output /tmp/Output
there dpkg -r adoption-report >/dev/null
[ ! -e "$machine/usr/share/adoption-report" ] || { echo 'check.sh: the package left files behind' >&2; exit 1; }
echo "a bare Debian $(cat "$machine/etc/debian_version") installs the package, runs the example and removes it"
