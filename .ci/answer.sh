#!/usr/bin/env bash
# Usage: answer.sh PROGRAM ARGUMENT…
# Runs a program that asks as docs/guide/plain-mode.md says, and answers by the kind of each question: yes to every
# action, resuming nothing, waiting for what runs. Shows both sides and ends with the program's code.
set -u

pipes=$(mktemp -d) || exit 1
trap 'rm -rf "$pipes"' EXIT
# A program that is gone must not take this one with it before its code is known.
trap : PIPE
mkfifo "$pipes/in" "$pipes/out" || exit 1
"$@" <"$pipes/in" >"$pipes/out" &
pid=$!
exec {to}>"$pipes/in" {from}<"$pipes/out"
event=''

while IFS= read -r -t 120 line <&"$from"; do
  printf '%s\n' "$line"
  if [[ $line =~ (^|[^0-9a-f])([0-9a-f]{32})($|[^0-9a-f]) && -z $event ]]; then
    event=${BASH_REMATCH[2]}
  fi
  [[ $line =~ ^\?\ ([^\ ]+)\ ([^\ ]+)\ \[(.*)\]$ ]] || continue
  kind=${BASH_REMATCH[2]} accepted=${BASH_REMATCH[3]}
  case $kind in
    event-id) answer=$event ;;
    resume) answer=new ;;
    case-gate) answer=light ;;
    select) answer=${SELECT:-all} ;;
    confirm) answer=yes ;;
    grant) answer=read-only ;;
    mismatch) answer=skip ;;
    write-access) answer=yes ;;
    approve | name) answer=${accepted%% | *} ;;
    wait) answer=wait ;;
    unreconciled) answer=go-on ;;
    still-active) answer=none ;;
    *) answer=stop ;;
  esac
  printf '> %s\n' "$answer"
  printf '%s\n' "$answer" >&"$to" || break
done

exec {to}>&-
wait "$pid"
