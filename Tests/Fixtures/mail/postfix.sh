#!/bin/sh
# Prepares a Postfix below a folder: sh postfix.sh FOLDER PORT
# It listens on the loopback interface alone, takes mail for every address, delivers all of it into FOLDER/mail, refuses
# later@good.example for now and never@good.example for good, and sends nothing out.
set -eu
folder=$1
port=$2
mkdir -p "$folder/etc" "$folder/queue" "$folder/data" "$folder/mail/new" "$folder/mail/tmp" "$folder/mail/cur"
# The delivering user must be able to walk there.
chmod 755 "$folder"
chown -R postfix "$folder/data"
chown -R nobody "$folder/mail"
cat >"$folder/etc/main.cf" <<EOF
compatibility_level = 3.6
queue_directory = $folder/queue
data_directory = $folder/data
daemon_directory = $(postconf -h daemon_directory)
command_directory = $(postconf -h command_directory)
maillog_file = $folder/log
maillog_file_prefixes = $folder
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mydestination =
alias_maps =
alias_database =
virtual_mailbox_domains = static:ALL
virtual_mailbox_maps = static:mail/
virtual_mailbox_base = $folder
virtual_uid_maps = static:$(id -u nobody)
virtual_gid_maps = static:$(id -g nobody)
default_transport = error:nothing leaves this machine
relay_transport = error:nothing leaves this machine
smtpd_recipient_restrictions = check_recipient_access inline:{{later@good.example = 450 4.2.1 try later}, {never@good.example = 550 5.1.1 no such user}}, reject_unauth_destination
smtpd_relay_restrictions = reject_unauth_destination
EOF
sed -e "s/^smtp  *inet .*/127.0.0.1:$port inet n - n - - smtpd/" \
  "$(postconf -h config_directory)/master.cf" |
  awk '/^#/ || /^ / || NF < 8 { print; next } { $5 = "n"; print }' >"$folder/etc/master.cf"
postfix -c "$folder/etc" check
