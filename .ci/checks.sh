# Sourced by run: counting, and the steps before the native binary.

# What a check printed is shown when it failed.
pass() { passed=$((passed + 1)); printf 'pass  %s (%ss)\n' "$1" "$2"; }
fail() { failed=$((failed + 1)); printf 'FAIL  %s\n' "$1"; sed 's/^/      /' "$2" | tail -n "${3:-60}"; }

# step NAME COMMAND…: one check that passes when the command does.
step() {
  local name=$1 log="$work/step.log" began=$SECONDS
  shift
  if "$@" >"$log" 2>&1; then
    pass "$name" $((SECONDS - began))
  else
    fail "$name" "$log"
    return 1
  fi
}

finish() {
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit $?
}

# Native compilation needs a linker and zlib's headers; anything else comes with the SDK.
install_missing() {
  command -v dotnet || { echo 'the .NET SDK named in global.json is needed: https://dotnet.microsoft.com/download'; return 1; }
  local wanted=()
  command -v gcc >/dev/null || command -v clang >/dev/null || wanted+=(gcc libc6-dev)
  [ -e /usr/include/zlib.h ] || wanted+=(zlib1g-dev)
  [ ${#wanted[@]} -eq 0 ] || install_packages "${wanted[@]}"
}

install_packages() {
  command -v apt-get >/dev/null || { echo "install these first: $*"; return 1; }
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo -n)
  "${root[@]}" apt-get update -qq &&
    DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "$@"
}

# A browser, with a font to measure words by.
install_chromium() {
  command -v chromium || command -v chromium-browser || command -v google-chrome || install_packages chromium fonts-dejavu-core
}

# An AWS API on this machine, and the real program that is pointed at it.
install_emulator() {
  command -v moto_server && command -v aws && return 0
  command -v python3 || { echo 'python3 is needed for moto_server and aws'; return 1; }
  python3 -m venv "$work/emulator" && "$work/emulator/bin/pip" install --quiet 'moto[server]' awscli || return 1
  export PATH="$PATH:$work/emulator/bin"
}

# Shells that completion is tried in; where they cannot be had, their tests are skipped and counted as that.
install_shells() {
  command -v zsh && command -v fish && return 0
  command -v apt-get >/dev/null || { echo 'zsh and fish are not installed'; return 1; }
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo -n)
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends zsh fish ||
    { "${root[@]}" apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends zsh fish; }
}

# The tool package, made, installed from a folder and run as its users would: no source but that folder is asked.
try_tool() {
  local packages="$work/packages" tools="$work/tools" rid
  rid=$(dotnet --info | awk '$1 == "RID:" { print $2 }')
  eng/pack "$packages" || return 1
  ls -l "$packages"
  printf '<configuration><packageSources><clear/><add key="local" value="%s"/></packageSources></configuration>' \
    "$packages" >"$work/local.config"
  NUGET_PACKAGES="$work/nuget" dotnet tool install quell --tool-path "$tools" --configfile "$work/local.config" || return 1
  env -i PATH="$PATH" HOME="$work/toolhome" DOTNET_ROOT="${DOTNET_ROOT:-}" "$tools/quell" --version >"$work/tool.version" || return 1
  cat "$work/tool.version"
  case $rid in linux-x64) grep -q native "$work/tool.version" || return 1 ;; esac
  env -i PATH="$PATH" HOME="$work/toolhome" "$tools/quell" plan --tenant embedded:cryptominer --json | grep -q order_reason
}

# kube-apiserver and etcd, as setup-envtest would give them; kubectl has to be there already.
find_api_server() {
  command -v kubectl || { echo 'kubectl is needed to read from a cluster'; return 1; }
  KUBEBUILDER_ASSETS=${KUBEBUILDER_ASSETS:-$(../shared/kubernetes/assets)} || return 1
  [ -x "$KUBEBUILDER_ASSETS/kube-apiserver" ] && [ -x "$KUBEBUILDER_ASSETS/etcd" ] && export KUBEBUILDER_ASSETS
}

# A cluster with a node: the script that starts it has to be run as root, and its container runtime has to be installed.
find_node() {
  [ "$(id -u)" -eq 0 ] || { echo 'a node is started as root'; return 1; }
  local tool wanted=()
  for tool in kubectl flock openssl python3 curl; do
    command -v "$tool" || { echo "$tool is needed for a node"; return 1; }
  done
  for tool in containerd:containerd runc:runc /usr/lib/cni/bridge:containernetworking-plugins /bin/busybox:busybox-static; do
    command -v "${tool%%:*}" >/dev/null || wanted+=("${tool##*:}")
  done
  if [ ${#wanted[@]} -gt 0 ]; then
    apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${wanted[@]}" || return 1
  fi
  QUELL_TESTS_NODE=$(realpath ../shared/kubernetes/cluster) && export QUELL_TESTS_NODE
}

# The README's own command is the one that is run: it stands alone in the block after this mark.
test_command() {
  awk '/^<!-- test-command -->$/ { marked = 1; next }
       marked && /^```/ { if (inside) exit; inside = 1; next }
       inside { print }' README.md
}

# Takes the numbers from the platform's summary; a run without one, or whose parts do not add up, has failed.
run_tests() {
  local command log="$work/tests.log" began=$SECONDS code total bad good left
  command=$(test_command)
  case $command in
    'dotnet test '*) ;;
    *) echo "README.md marks no test command" >"$log"; fail 'tests' "$log"; return ;;
  esac
  printf 'run   %s\n' "$command"
  bash -c "$command" >"$log" 2>&1
  code=$?
  total=$(summary total) bad=$(summary failed) good=$(summary succeeded) left=$(summary skipped)
  if [ -z "$total" ] || [ "$total" -eq 0 ] || [ $((bad + good + left)) -ne "$total" ]; then
    fail 'tests: no summary that adds up' "$log" 100
    return
  fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
  printf 'tests %d passed, %d failed, %d skipped (%ss)\n' "$good" "$bad" "$left" $((SECONDS - began))
  if [ "$bad" -gt 0 ]; then
    grep -v '^ *at ' "$log" | sed 's/^/      /' | tail -n 200
  elif [ "$code" -ne 0 ]; then
    fail "tests ended with $code" "$log" 100
  fi
}

# The last summary in the log is the one over all projects.
summary() {
  awk -v name="$1:" '$1 == name && $2 ~ /^[0-9]+$/ { value = $2 } END { print value }' "$work/tests.log"
}

# A trimming or native-compilation warning means that something may be missing at run time.
publish_native() {
  rm -rf "$native"
  local log="$work/publish.log"
  dotnet publish src/Quell -c Release -o "$native" >"$log" 2>&1 || { cat "$log"; return 1; }
  if grep -E 'warning (IL|AOT|CS|NETSDK)[0-9]+' "$log"; then
    return 1
  fi
  [ -x "$native/quell" ]
}
