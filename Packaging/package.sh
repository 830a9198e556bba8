#!/usr/bin/env bash
# Makes a Debian package of a built program: package.sh PROGRAM MANUAL-GENERATOR VERSION FOLDER
#
# The same commit gives the same package: times are those of the commit.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$1 generator=$2 version=$3 folder=$4
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 0)
export SOURCE_DATE_EPOCH
architecture=$(dpkg --print-architecture)
root=$folder/tree doc=$folder/tree/usr/share/doc/adoption-report

umask 022
rm -rf "$folder"
mkdir -p "$root/DEBIAN" "$folder/debian"
Packaging/install.sh "$program" "$generator" "$root" /usr

# What the libraries that it is linked with are called, and since which version they do.
printf 'Source: adoption-report\n\nPackage: adoption-report\nArchitecture: any\n' >"$folder/debian/control"
depends=$(cd "$folder" && dpkg-shlibdeps -O tree/usr/bin/adoption-report 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || { echo 'package.sh: expected libraries that the program depends on, found none' >&2; exit 1; }

install -m 644 Packaging/copyright "$doc/copyright"
{
  printf 'adoption-report (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md in the sources.\n\n' "$version"
  printf ' -- %s  %s\n' "$(sed -n 's/^Maintainer: //p' Packaging/control)" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -n9 >"$doc/changelog.gz"
mkdir -p "$root/usr/share/lintian/overrides"
install -m 644 Packaging/lintian-overrides "$root/usr/share/lintian/overrides/adoption-report"

size=$(du -k --apparent-size -s "$root/usr" | cut -f1)
sed -e "s|@VERSION@|$version|" -e "s|@ARCHITECTURE@|$architecture|" -e "s|@DEPENDS@|$depends|" -e "s|@SIZE@|$size|" \
  Packaging/control >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
chmod 644 "$root/DEBIAN/md5sums"
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group --build "$root" "$folder/adoption-report_${version}_$architecture.deb" >/dev/null
echo "$folder/adoption-report_${version}_$architecture.deb"
