# Sourced by run: the command-line mode of the public MCP inspector calls all eleven tools of the served tenant, once with
# the native binary as its program and once over HTTP.

readonly inspector=@modelcontextprotocol/inspector@2.12.0
# The container of the practice incident, and its host.
readonly paused='{"host.id":"5e1b7c0a9f3d42e68b07d1c45fa2963e8c7d0b1f2a3948576d6c5b4a39281706","container.id":"4b1f0c9ad7e2"}'

install_inspector() {
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo -n)
  if ! command -v npm >/dev/null; then
    command -v apt-get >/dev/null || { echo 'install Node.js and npm first'; return 1; }
    "${root[@]}" apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends nodejs npm || return 1
  fi
  npm install --prefix "$work/inspector" --ignore-scripts --no-audit --no-fund --no-save "$inspector"
}

inspect() {
  env HOME="$work/home" MCP_CATALOG_PATH="$work/catalog.json" timeout -k 5 90 \
    "$work/inspector/node_modules/.bin/mcp-inspector" --cli "${reached[@]}" "$@" >"$work/inspected.log" 2>&1
}

# inspected NAME PATTERN ARGUMENT…: passes when the tool answers without an error and with something that matches.
inspected() {
  local name=$1 pattern=$2 log="$work/inspected.log" began=$SECONDS code
  shift 2
  inspect "$@"
  code=$?
  if [ "$code" -ne 0 ]; then
    echo "ended with $code" >>"$log"
  elif grep -qE '"isError": ?true' "$log"; then
    echo 'the tool answered with an error' >>"$log"
  elif ! grep -qE -- "$pattern" "$log"; then
    echo "printed nothing that matches $pattern" >>"$log"
  else
    pass "inspector $way: $name" $((SECONDS - began))
    return
  fi
  fail "inspector $way: $name" "$log"
  return 1
}

called() {
  local tool=$1 pattern=$2
  shift 2
  inspected "$tool" "$pattern" --method tools/call --tool-name "$tool" "$@"
}

# An id out of what the tool printed last; the text of an answer is JSON within JSON.
printed_id() { grep -oE '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}' "$work/inspected.log" | head -n 1; }

# Submits something that can be undone, waits until it is done, and undoes it.
inspect_execution() {
  local id
  called submit_response_action 'id' --tool-arg action_type=PAUSE_CONTAINER --tool-arg "parameters=$paused" || return
  id=$(printed_id)
  for _ in $(seq 30); do
    inspect --method tools/call --tool-name get_response_action_status --tool-arg "action_execution_id=$id" >/dev/null
    grep -q COMPLETED "$work/inspected.log" && break
    sleep 1
  done
  called get_response_action_status 'COMPLETED' --tool-arg "action_execution_id=$id"
  called undo_response_action 'id' --tool-arg "action_execution_id=$id"
}

inspect_all() {
  local event
  event=$(quell tenant list --json | grep -A 3 '"name": "cryptominer"' | grep -oE '[0-9a-f]{32}' | head -n 1)
  inspected 'tools/list' 'undo_response_action' --method tools/list
  called list_runtime_events 'ruleName|name' --tool-arg scope_hours=24
  called get_event_info "$event" --tool-arg "event_id=$event"
  called get_event_process_tree '.' --tool-arg "event_id=$event"
  called run_sysql 'items' --tool-arg 'sysql_query=MATCH KubeWorkload AS w RETURN w LIMIT 1;'
  called get_customer_settings '.'
  called list_response_actions 'KILL_PROCESS'
  called list_response_action_executions 'data'
  called get_capture_storage 'isEnabled'
  inspect_execution
}

run_inspector() {
  local way reached served pid address
  step 'install the MCP inspector' install_inspector || return
  way=stdio
  reached=("$native/quell" tenant serve cryptominer --memory "$work/inspected.json")
  inspect_all
  way=http
  served="$work/served.log"
  env -i PATH="$PATH" HOME="$work/home" LANG=C.UTF-8 "$native/quell" tenant serve cryptominer --http 0 >"$served" 2>&1 &
  pid=$!
  for _ in $(seq 50); do
    address=$(grep -oE 'http://[^ ]+' "$served") && break
    sleep 0.2
  done
  reached=("$address" --transport http)
  inspect_all
  kill -TERM "$pid"
  wait "$pid"
  judge 'tenant serve --http' 0 $? 'Serving embedded:cryptominer at http://127\.0\.0\.1:' "$served" "$SECONDS"
}
