# Sourced by run, test, migrate and .ci/run: how the commands speak, and where they keep what they learn.

say() { printf '%s\n' "$*"; }

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

# MSBuild leaves servers behind that hold the terminal and the folder; these commands clean up after themselves.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

prepare_folder() {
  mkdir -p artifacts 2>/dev/null && [ -w artifacts ] && touch artifacts/.writable 2>/dev/null ||
    stop "This folder cannot be written to: $PWD. Give yourself the right to write here, or clone the portal elsewhere."
}
