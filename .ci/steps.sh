# Sourced by .ci/run: how each step is done.

step() {
  say "" "== $1 =="
  shift
  local began=$SECONDS
  "$@"
  say "-- $((SECONDS - began)) s"
}

set_up_ground() {
  prepare_folder
  need_dotnet
  need_node
}

set_up_machine() {
  set_up_vips
  set_up_chromium
  set_up_postgres
  chromium_at >/dev/null && postgres_at >/dev/null && command -v vips || stop "This machine lacks what the tests need; artifacts/packages.log tells why."
}

# The committed lock files are those of the pruned build, which every registry can restore.
lock_files_are_current() {
  PartialRegistry=true dotnet restore Community.sln --locked-mode --nologo -v minimal || stop "A lock file is not current: dotnet restore, and commit packages.lock.json."
}

no_known_weakness() {
  local answer=artifacts/weaknesses.txt
  PartialRegistry=true dotnet list Community.sln package --vulnerable --include-transitive >$answer 2>&1 || true
  if grep -q 'has the following vulnerable packages' $answer; then
    cat $answer
    stop "A package with a known weakness is in use."
  fi
  if grep -qE 'NU1905|do(es)? not .*vulnerability|error' $answer || ! grep -q 'no vulnerable packages' $answer; then
    cat $answer
    say "The registry gave no vulnerability data: this was not checked."
    return
  fi
  say "None known."
}

builds_without_warning() { dotnet build Community.sln --nologo -v minimal -warnaserror; }

# The closing line of each run is kept; a run that fails ends everything here, its own words above.
tests_on() {
  local log=artifacts/ci-$1.txt
  shift
  ./test "$@" 2>&1 | tee "$log"
}

add_up() {
  say ""
  tail -qn 1 artifacts/ci-Sqlite.txt artifacts/ci-Postgres.txt |
    awk '{ passed += $1; failed += $3; skipped += $5 } END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }'
}
