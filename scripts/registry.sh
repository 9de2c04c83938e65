# Sourced: does this machine's package registry hold all that SQL Server's driver needs? (SURFACE: some hold only a part.)

# A 'no' is remembered, and so is a 'yes'; a network that failed is neither.
find_out_registry() {
  if [ -z "${PartialRegistry:-}" ]; then
    [ -f artifacts/registry ] || ask_registry
    case $(cat artifacts/registry 2>/dev/null) in whole) PartialRegistry=false ;; *) PartialRegistry=true ;; esac
  fi
  export PartialRegistry
}

ask_registry() {
  say "Asking the package registry what it holds..."
  local project
  project=$(mktemp -d)
  cat >"$project/probe.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="Microsoft.SqlServer.Server" Version="1.0.0" /></ItemGroup>
</Project>
PROJECT
  if timeout 60 dotnet restore "$project/probe.csproj" >"$project/answer" 2>&1; then
    echo whole >artifacts/registry
  elif grep -q 'NU110[12]' "$project/answer"; then
    echo partial >artifacts/registry
    say "The package registry lacks Microsoft.SqlServer.Server: building without SQL Server; SQLite and PostgreSQL work."
  fi
  rm -rf "$project"
}
