# Sourced: a quiet build that explains itself when it fails.

# build WHAT [more arguments for dotnet build]
build() {
  say "Fetching packages (the first time takes a minute)..."
  quietly artifacts/restore.log dotnet restore "$1" --nologo || explain_build artifacts/restore.log
  say "Building..."
  quietly artifacts/build.log dotnet build "$@" --no-restore --nologo -v minimal || explain_build artifacts/build.log
}

quietly() {
  local log=$1
  shift
  "$@" >"$log" 2>&1 </dev/null
}

explain_build() {
  if has "$1" 'NU1301|npm (error|ERR!).*(ENOTFOUND|ECONN|EAI_AGAIN|ETIMEDOUT)'; then
    stop "The package registry cannot be reached, and some packages are not on this machine yet. Connect to the network and try again."
  fi
  if has "$1" 'ENOSPC|No space left on device'; then stop "The disk is full. Make some room and try again."; fi
  say "The build failed:" >&2
  errors_of "$1" >&2
  if has "$1" 'NU110[12]'; then
    say "The package registry lacks something. Where it holds only a part of NuGet, PartialRegistry=true in the environment builds without SQL Server." >&2
  fi
  if has "$1" 'EACCES|Permission denied|UnauthorizedAccess|Access to the path'; then
    say "Somebody else built here before: remove the folders artifacts and Community.Web/Client/node_modules, and try again." >&2
  fi
  stop "The whole log is in $1."
}

has() { grep -qE "$2" "$1"; }

# MSBuild says each error twice, and names the project behind it.
errors_of() {
  grep -E '(: |^)(fatal )?error|npm (error|ERR!)' "$1" | sed -E "s/ \[[^]]*proj\]$//; s#^ *$PWD/##" | sort -u | head -20 | grep . || tail -20 "$1"
}
