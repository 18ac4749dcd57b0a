#!/bin/sh
# Redis with the generated password. It holds messages and counters, no truth: a loss costs seconds.
set -eu
exec redis-server --save "" --appendonly no --requirepass "$(cat /run/factcheck/redis_password)"
