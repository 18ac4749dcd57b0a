#!/bin/sh
# Healthy when Redis answers to its password.
set -eu
REDISCLI_AUTH="$(cat /run/factcheck/redis_password)"
export REDISCLI_AUTH
[ "$(redis-cli ping)" = PONG ]
