#!/usr/bin/env bash
# Runs a night on an ext4 file system in a file, copies the file at many times during the run and after it, as a power
# failure would leave the disk, mounts each copy and looks what is there. To be run in a mount namespace of its own.
#
#   power-loss.sh PROGRAM CONFIGURATION FIRST DURING AFTERWARDS NIGHT
#
# FIRST is the output folder as it is before the night. Prints how often the night was absent, whole or half.
set -euo pipefail
program=$1 configuration=$2 first=$3 during=$4 afterwards=$5 night=$6

work=$(mktemp -d)
trap 'umount "$work/disk" "$work/copy" 2>/dev/null || true; rm -rf "$work"' EXIT
mkdir "$work/disk" "$work/copy"

fresh_disk() {
  umount "$work/disk" 2>/dev/null || true
  rm -f "$work/image"
  truncate -s 96M "$work/image"
  mkfs.ext4 -q -E lazy_itable_init=0 "$work/image"
  # The journal is committed every second, so that copies differ.
  mount -o loop,commit=1 "$work/image" "$work/disk"
  cp -a "$first" "$work/disk/output"
  sync -f "$work/disk"
}

run_night() { "$program" nightly --config "$configuration" --output "$work/disk/output" --night "$night"; }

# absent, whole or half: what a copy of the disk holds after its journal is replayed.
look_at() {
  mount -o loop "$1" "$work/copy"
  local output=$work/copy/output state=absent folder=$work/copy/output/nights/$night.r1
  if [ -e "$folder" ]; then
    state=whole
    (cd "$folder" && sha256sum --quiet -c manifest.sha256 >/dev/null 2>&1 && test -s run.json) || state=half
  fi
  # Links lead to a night that is there, and the archive is whole and has every published night.
  (cd "$output/latest" && sha256sum --quiet -c manifest.sha256 >/dev/null 2>&1) || state=half
  if [ -L "$output/$night" ] && [ $state != whole ]; then state=half; fi
  "$program" archive verify --output "$output" >/dev/null 2>&1 || state=half
  umount "$work/copy"
  echo $state
}

declare -A seen=([absent]=0 [whole]=0 [half]=0)
count() { seen[$1]=$((seen[$1] + 1)); }

# How long an undisturbed run takes, in milliseconds.
fresh_disk
start=$(date +%s%3N)
run_night
length=$(($(date +%s%3N) - start))

# A few copies a run, spread over its time.
taken=0
while [ $taken -lt "$during" ]; do
  fresh_disk
  run_night & process=$!
  for copy in 1 2 3 4; do
    [ $taken -lt "$during" ] || break
    pause=$(((taken * 37 + copy * 11) % (length / 3 + 1)))
    sleep "$(printf '%d.%03d' $((pause / 1000)) $((pause % 1000)))"
    cp --sparse=always "$work/image" "$work/taken-$copy"
    taken=$((taken + 1))
  done
  wait $process
  for image in "$work"/taken-*; do count "$(look_at "$image")"; rm -f "$image"; done
done
printf 'during %d absent %d whole %d half; ' "${seen[absent]}" "${seen[whole]}" "${seen[half]}"

seen=([absent]=0 [whole]=0 [half]=0)
for number in $(seq "$afterwards"); do
  fresh_disk
  run_night
  pause=$(((number - 1) * 120 % 6000))
  sleep "$(printf '%d.%03d' $((pause / 1000)) $((pause % 1000)))"
  cp --sparse=always "$work/image" "$work/taken"
  count "$(look_at "$work/taken")"
  rm -f "$work/taken"
done
printf 'after %d absent %d whole %d half\n' "${seen[absent]}" "${seen[whole]}" "${seen[half]}"
