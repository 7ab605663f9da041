#!/usr/bin/env bash
# Tests a client in bash against a world of its own. Needs curl and jq.
# Run it with a server: npx deskdouble exec -- bash checkout.sh
set -euo pipefail

server=${DESKDOUBLE_URL:-http://127.0.0.1:4010}

# Sends a request to the control API: method, path, body. An error's detail says what to change.
control() {
  local answer status
  answer=$(curl -sS -w '\n%{http_code}' -X "$1" "$server/_control/worlds$2" \
    ${3:+-H 'content-type: application/json' -d "$3"})
  status=${answer##*$'\n'}
  answer=${answer%$'\n'*}
  if [ "$status" -ge 400 ]; then
    echo "$1 $2 was answered with $status: $(jq -r .detail <<<"$answer")" >&2
    return 1
  fi
  echo "$answer"
}

# Fails unless a value is the expected one: name, expected, actual.
check() {
  if [ "$2" != "$3" ]; then
    echo "$1: expected $2, got $3" >&2
    exit 1
  fi
  echo "ok  $1"
}

world=$(control POST '' '{"scenario":"small-team","clock":"2026-01-15T09:00:00Z"}')
name=$(jq -r .name <<<"$world")
base=$(jq -r .baseUrl <<<"$world")
token=$(jq -r .credentials.genesys.headers.authorization <<<"$world")
trap 'control DELETE "/$name" >/dev/null' EXIT

# Stands for the client under test: it has a base URL and a token.
genesys() {
  curl -sS -w '\n%{http_code}' -X "$1" "$base$2" -H "authorization: $token" \
    ${3:+-H 'content-type: application/json' -d "$3"}
}

draft='{"name":"Checkout helper","transcriptionConfig":{"vendorName":"Genesys"}}'
control POST "/$name/faults" '{"vendor":"genesys","operation":"postAssistants","status":503,"times":1}' >/dev/null
check 'the service is down once' 503 "$(genesys POST /api/v2/assistants "$draft" | tail -n 1)"

created=$(genesys POST /api/v2/assistants "$draft")
check 'the next create succeeds' 200 "$(tail -n 1 <<<"$created")"
id=$(head -n 1 <<<"$created" | jq -r .id)

journal=$(control GET "/$name/journal/wait?operation=postAssistants&count=2&timeout=5s")
check 'the journal has both requests' '503 200' "$(jq -r '[.exchanges[].response.status] | join(" ")' <<<"$journal")"
record=$(control GET "/$name/state/genesys/assistants/$id")
check 'the record is in the world' 'Checkout helper' "$(jq -r .record.name <<<"$record")"

check 'the token is valid' 200 "$(genesys GET /api/v2/users/me | tail -n 1)"
control PATCH "/$name/clock" '{"advance":"25h"}' >/dev/null
check 'the token expires after a day' 401 "$(genesys GET /api/v2/users/me | tail -n 1)"
