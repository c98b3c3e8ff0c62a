#!/usr/bin/env bash
# Proves everything that can be proved on one machine: Debian, the .NET 10 SDK, npm. Installs the rest of what the tests use.
# Ends with "N passed, N failed, N skipped" alone on a line. A skipped test proves nothing, so it is a failure here.
#   --full       also what takes long (nothing so far)
#   --no-install takes the machine as it is
set -uo pipefail
cd "$(dirname "$0")/.."

configuration=Release
install=yes
for argument in "$@"; do
  case "$argument" in
    --full) ;;
    --no-install) install=no ;;
    *) echo "usage: tests/run.sh [--full] [--no-install]" >&2; exit 2 ;;
  esac
done
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1

passed=0 failed=0 skipped=0

say() { printf '\n== %s\n' "$*"; }

# One step that is no test: it counts as one that passed or failed.
step() {
  local name=$1; shift
  say "$name"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name"; return 1; fi
}

finish() {
  printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ] && [ "$skipped" -eq 0 ] && [ "$passed" -gt 0 ]
  exit $?
}

install_packages() {
  local wanted=() sudo=""
  command -v chromium > /dev/null || [ -n "${CHROMIUM:-}" ] || wanted+=(chromium)
  command -v node > /dev/null && command -v npm > /dev/null || wanted+=(nodejs npm)
  # Chinese glyphs: without them a screenshot shows boxes, and widths are not those of a phone.
  dpkg-query -W -f='${Status}' fonts-noto-cjk 2> /dev/null | grep -q 'ok installed' || wanted+=(fonts-noto-cjk)
  [ ${#wanted[@]} -eq 0 ] && return 0
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -q && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${wanted[@]}"
}

# npm writes the hidden lock last, so a broken installation is done again.
install_node_client() {
  local folder=tests/PosBot.EndToEnd/directline-node
  [ -f "$folder/node_modules/.package-lock.json" ] && [ ! "$folder/package-lock.json" -nt "$folder/node_modules/.package-lock.json" ] && return 0
  npm ci --no-audit --no-fund --prefix "$folder"
}

# Reads the numbers of a run from the report of Microsoft.Testing.Platform; a run without them is a failure.
run_tests() {
  local project=$1 log code run_passed run_failed run_skipped
  say "tests of $project"
  log=$(mktemp)
  dotnet test --project "$project" -c "$configuration" --no-build --no-progress 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  number() { sed -n "s/^  $1: \([0-9][0-9]*\).*/\1/p" "$log" | tail -n 1; }
  run_passed=$(number succeeded) run_failed=$(number failed) run_skipped=$(number skipped)
  rm -f "$log"
  if [ -z "$run_passed" ] || { [ "$code" -ne 0 ] && [ "${run_failed:-0}" -eq 0 ]; }; then
    echo "FAILED: $project did not run to its end (exit code $code)"
    failed=$((failed + 1))
  fi
  passed=$((passed + ${run_passed:-0})) failed=$((failed + ${run_failed:-0})) skipped=$((skipped + ${run_skipped:-0}))
}

if [ "$install" = yes ]; then
  step "what the tests use is installed" install_packages || finish
  step "the Direct Line client for Node is installed" install_node_client || finish
fi
# Warnings are errors by Directory.Build.props, save those about a registry.
step "everything builds without a warning" dotnet build PosBot.sln -c "$configuration" --verbosity quiet || finish
step "the code is formatted" dotnet format PosBot.sln --verify-no-changes --no-restore
if grep -q '"lint"' -r src/PosBot.Tool --include='*.cs'; then
  step "the content is whole" dotnet run --project src/PosBot.Tool -c "$configuration" --no-build -- lint
fi
for project in tests/*/*.Tests.csproj tests/PosBot.EndToEnd/PosBot.EndToEnd.csproj; do run_tests "$project"; done
finish
