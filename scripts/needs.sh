# Sourced: what must be on the machine before anything can be built.

need_dotnet() {
  command -v dotnet >/dev/null ||
    stop "The .NET 10 SDK is missing. Install the package dotnet-sdk-10.0 of your system, or get it from https://dotnet.microsoft.com/download."
  dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
    stop "The portal needs the .NET 10 SDK; this machine has only: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -). Install dotnet-sdk-10.0, or get it from https://dotnet.microsoft.com/download."
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null ||
    stop "Node.js 20 or newer, with npm, is missing. Install the packages nodejs and npm of your system, or get it from https://nodejs.org."
  local version
  version=$(node --version)
  [ "$(printf '%s' "${version#v}" | cut -d. -f1)" -ge 20 ] ||
    stop "The portal needs Node.js 20 or newer; this machine has $version. Get a newer one from https://nodejs.org."
}

need_free_port() {
  local url port
  for url in $(printf '%s' "$1" | tr ';' ' '); do
    port=${url##*:}
    port=${port%%/*}
    case $port in '' | *[!0-9]* | 0) continue ;; esac
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      stop "Port $port is taken by another program. Stop that one, or choose another port: ASPNETCORE_URLS=http://localhost:$((port + 1)) ./run"
    fi
  done
}
