# Sourced by run: runs every verb of the native binary, as a person with an empty home folder would.

# verb NAME EXIT PATTERN ARGUMENT…: passes when the binary ends with that code, prints something that matches the
# pattern, and prints no stack trace.
verb() {
  local name=$1 expected=$2 pattern=$3 log="$work/verb.log" began=$SECONDS code
  shift 3
  quell "$@" >"$log" 2>&1
  code=$?
  judge "$name" "$expected" "$code" "$pattern" "$log" "$began"
}

judge() {
  local name=$1 expected=$2 code=$3 pattern=$4 log=$5 began=$6
  ran+=" ${name%% -*} "
  if [ "$code" -ne "$expected" ]; then
    echo "ended with $code, not $expected" >>"$log"
  elif ! grep -qE -- "$pattern" "$log"; then
    echo "printed nothing that matches $pattern" >>"$log"
  elif grep -qE '^ +at [A-Za-z_.]+\(|Unhandled exception' "$log"; then
    echo 'printed a stack trace' >>"$log"
  else
    pass "quell $name" $((SECONDS - began))
    return
  fi
  fail "quell $name" "$log"
}

# No configuration of the person who runs this is used, and none is left behind.
quell() {
  env -i PATH="$PATH" HOME="$work/home" LANG=C.UTF-8 NO_COLOR=1 timeout -k 5 120 "$native/quell" "$@"
}

run_verbs() {
  ran=''
  mkdir -p "$work/home"
  local state="$work/state" case_id

  verb '--version' 0 '^quell [0-9]+\.[0-9]+\.[0-9]+' --version
  verb '--version -native' 0 'commit ([0-9a-f]{12}|unknown), \.NET 10\.[0-9.]+ native, ' --version
  verb '--help' 0 'respond' --help
  verb 'nonsense' 2 '^fix: ' nonsense
  verb 'tenant list' 0 'cryptominer' tenant list
  verb 'tenant list --json' 0 '"name":' tenant list --json
  serve_once
  verb 'completion' 0 'complete -F _quell quell' completion bash
  verb 'complete' 0 '^respond' complete -- resp
  verb 'doctor --config' 0 '^  watch.polls  *10  *default$' doctor --config
  verb 'doctor' 0 'Sysdig' doctor --tenant embedded:cryptominer --plain --state "$state"
  verb 'plan' 0 'Proposed actions, revision 1' plan --tenant embedded:cryptominer --plain
  verb 'plan --json -stopped' 3 '"fix":' plan 00000000000000000000000000000000 --tenant embedded:cryptominer --json
  plan_alone
  mkdir -p "$work/case-files"
  verb 'investigate' 0 'sysdig-runtime-investigate-' investigate 7f3c9a1e5b2d48c6a0e4f19b8d7c6053 --tenant embedded:cryptominer --plain \
    --case-files "$work/case-files" --state "$work/investigations"
  verb 'respond -unattended' 6 '' respond --tenant embedded:cryptominer --plain --state "$work/unattended"
  respond_once "$state"
  verb 'case list' 0 '.' case list --state "$state"
  case_id=$(newest_case "$state")
  verb 'case show' 0 'case_opened|KILL|cleared' case show "$case_id" --state "$state"
  verb 'case show --brief' 0 '.' case show "$case_id" --brief --state "$state"
  verb 'case verify' 0 '.' case verify "$case_id" --state "$state"
  verb 'report' 0 'Audit' report "$case_id" --state "$state"
  undo_once
  break_case "$state" "$case_id"
  verb 'case verify -broken' 1 '.' case verify "$case_id" --state "$state"
  every_verb_was_run
}

# A whole incident, answered as a person would who says yes to everything that is asked.
respond_once() {
  local log="$work/respond.log" began=$SECONDS code
  env -i PATH="$PATH" HOME="$work/home" LANG=C.UTF-8 NO_COLOR=1 SELECT="GET_LOGS FILE_ACQUIRE KILL_PROCESS" timeout -k 5 180 \
    bash .ci/answer.sh "$native/quell" respond --tenant embedded:cryptominer --plain --state "$1" \
    --watch-interval 2 --watch-polls 10 >"$log" 2>&1
  code=$?
  judge 'respond' 0 "$code" 'cleared' "$log" "$began"
}

# The document has standard output to itself, and nothing is left behind in a home that nothing was written to before.
plan_alone() {
  local log="$work/plan.log" began=$SECONDS code
  env -i PATH="$PATH" HOME="$work/bare" LANG=C.UTF-8 timeout -k 5 60 \
    "$native/quell" plan --tenant embedded:cryptominer --json >"$log" 2>/dev/null
  code=$?
  [ ! -e "$work/bare" ] || echo 'it wrote into the home folder' >"$log"
  [ "$(head -c 1 "$log")" = '{' ] && [ "$(tail -n 1 "$log")" = '}' ] || : >"$log"
  judge 'plan --json' 0 "$code" '"order_reason":' "$log" "$began"
}

# A container that was paused is let go again: its own yes, a new execution, and a chain that still holds.
undo_once() {
  local log="$work/undo.log" began=$SECONDS code case_id state="$work/undo"
  env -i PATH="$PATH" HOME="$work/home" LANG=C.UTF-8 NO_COLOR=1 SELECT="PAUSE_CONTAINER" timeout -k 5 180 \
    bash .ci/answer.sh "$native/quell" respond --tenant embedded:cryptominer --plain --state "$state" \
    --watch-interval 1 --watch-polls 1 >"$log" 2>&1
  case_id=$(newest_case "$state")
  printf 'yes 1 UNPAUSE_CONTAINER\n' | quell undo "$case_id" PAUSE_CONTAINER --plain --state "$state" >"$log" 2>&1
  code=$?
  judge 'undo' 0 "$code" 'is undone by execution' "$log" "$began"
  verb 'undo -again' 3 'undone already' undo "$case_id" PAUSE_CONTAINER --plain --state "$state"
  verb 'case verify -undone' 0 'intact' case verify "$case_id" --state "$state"
}

# One request and its answer over the pipes that an MCP client would use; the end of its input ends the server.
serve_once() {
  local log="$work/serve.log" began=$SECONDS code answer='' from to
  mkfifo "$work/serve.in" "$work/serve.out"
  quell tenant serve cryptominer <"$work/serve.in" >"$work/serve.out" 2>"$log.err" &
  local pid=$!
  exec {to}>"$work/serve.in" {from}<"$work/serve.out"
  printf '%s\n' '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"ci","version":"1"}}}' >&"$to"
  IFS= read -r -t 30 answer <&"$from"
  exec {to}>&- {from}<&-
  wait "$pid"
  code=$?
  printf '%s\n' "$answer" >"$log"
  cat "$log.err" >>"$log"
  judge 'tenant serve' 0 "$code" '"serverInfo"' "$log" "$began"
}

newest_case() {
  quell case list --json --state "$1" 2>/dev/null | grep -oE '"(case|id)": ?"[a-z0-9-]+"' | head -n 1 | cut -d'"' -f4
}

# One changed letter in the middle of the journal has to be found.
break_case() {
  local journal
  journal=$(find "$1" -type f -name "$2*.jsonl" -print -quit)
  [ -n "$journal" ] && sed -i '2s/"type":"/"type":"x/' "$journal"
}

# The help names the verbs: one that was not run above is a failure, not an oversight.
every_verb_was_run() {
  local log="$work/coverage.log" began=$SECONDS name inner part missing=''
  for name in $(commands_of); do
    inner=''
    case $name in case | tenant) inner=$(commands_of "$name") ;; esac
    if [ -z "$inner" ]; then
      case $ran in *" $name "*) ;; *) missing+=" $name" ;; esac
    fi
    for part in $inner; do
      case $ran in *" $name $part "*) ;; *) missing+=" '$name $part'" ;; esac
    done
  done
  if [ -z "$(commands_of)" ]; then
    echo 'the help names no verb' >"$log"
  elif [ -n "$missing" ]; then
    echo "not run:$missing" >"$log"
  else
    pass 'every verb was run' $((SECONDS - began))
    return
  fi
  fail 'every verb was run' "$log"
}

commands_of() {
  quell "$@" --help 2>/dev/null | awk '/^Commands:/ { on = 1; next } on && /^[^ ]/ { exit } on && /^  [a-z]/ { print $1 }'
}
