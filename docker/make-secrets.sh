#!/bin/sh
# Makes each secret of the installation once, and the addresses that contain one. Run again, it changes nothing:
# a database keeps the password that it was made with.
set -eu
directory=${1:?usage: make-secrets.sh DIRECTORY}
cd "$directory"

# The services run as different users, so the files are readable within this volume, which only they mount.
umask 022

random() {
  od -An -tx1 -N32 /dev/urandom | tr -d ' \n'
}

once() { # once NAME CONTENT: written under its final name in one step
  [ -s "$1" ] && return
  printf %s "$2" > ".$1" && mv ".$1" "$1"
}

once secret_key "$(random)"
once postgres_password "$(random)"
once redis_password "$(random)"
once database_url "postgres://factcheck:$(cat postgres_password)@postgres:5432/factcheck"
once redis_url "redis://:$(cat redis_password)@redis:6379/0"
