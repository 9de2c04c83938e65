# Sourced by .ci/run: how each step is done.

step() {
  printf '\n== %s ==\n' "$1"
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
  set_up_exiftool
  set_up_corpus
  set_up_chromium
  set_up_postgres
  set_up_smtp
  set_up_compose
  set_up_haproxy
  chromium_at >/dev/null && postgres_at >/dev/null && command -v vips || stop "This machine lacks what the tests need; artifacts/packages.log tells why."
}

# The committed lock files are those of the pruned build, which every registry can restore.
lock_files_are_current() {
  PartialRegistry=true dotnet restore Community.sln --locked-mode --nologo -v minimal || stop "A lock file is not current: dotnet restore, and commit packages.lock.json."
}

no_known_weakness() {
  local answer=artifacts/weaknesses.txt
  PartialRegistry=true weaknesses_of Community.sln >$answer
  if grep -q 'has the following vulnerable packages' $answer; then
    cat $answer
    stop "A package with a known weakness is in use."
  fi
  if ! grep -q 'no vulnerable packages' $answer; then
    cat $answer
    stop "The packages could not be listed."
  fi
  if registry_knows_weaknesses; then say "None known."; else say "NOT CHECKED: this registry gives no data about weaknesses."; fi
}

weaknesses_of() { dotnet list "$1" package --vulnerable --include-transitive 2>&1 || true; }

# A registry without such data calls everything clean, so it is asked about a version that is known not to be.
registry_knows_weaknesses() {
  local project known=1
  project=$(mktemp -d)
  cat >"$project/canary.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.3" /></ItemGroup>
</Project>
PROJECT
  dotnet restore "$project/canary.csproj" >/dev/null 2>&1 || true
  if weaknesses_of "$project/canary.csproj" | grep -q 'has the following vulnerable packages'; then known=0; fi
  rm -rf "$project"
  return $known
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
  tail -qn 1 artifacts/ci-Sqlite.txt artifacts/ci-Postgres.txt $([ -z "${COMMUNITY_TEST_SQLSERVER:-}" ] || echo artifacts/ci-SqlServer.txt) |
    awk '{ passed += $1; failed += $3; skipped += $5 } END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }'
}
