# Sourced: Debian's packages, installed where that is possible without a question.

can_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# The lists of a new machine are empty or old, so a first refusal is answered by fetching them.
install_packages() {
  can_install || return 1
  apt_get install -y --no-install-recommends "$@" ||
    { apt_get update && apt_get install -y --no-install-recommends "$@"; }
}

apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@" >>artifacts/packages.log 2>&1 </dev/null; }

how_to_install() { say "To install it yourself: sudo apt-get install $*"; }

set_up_vips() {
  command -v vips >/dev/null && return
  say "Installing libvips-tools, which reads the members' pictures..."
  install_packages libvips-tools && return
  say "libvips-tools could not be installed here; everything works but sending pictures. $(how_to_install libvips-tools)"
}

# The tests look into what the portal made with it, for what should not be there.
set_up_exiftool() {
  command -v exiftool >/dev/null && return
  say "Installing libimage-exiftool-perl, which reads the metadata of pictures..."
  install_packages libimage-exiftool-perl && return
  say "libimage-exiftool-perl could not be installed here; the test that needs it will be skipped. $(how_to_install libimage-exiftool-perl)"
}

# Files that once broke a decoder of pictures; nothing of it runs.
set_up_corpus() {
  [ -d /usr/libexec/installed-tests/gdk-pixbuf ] && return
  say "Installing gdk-pixbuf-tests, a collection of pictures that once broke a decoder..."
  install_packages gdk-pixbuf-tests && return
  say "gdk-pixbuf-tests could not be installed here; the test that needs it will be skipped. $(how_to_install gdk-pixbuf-tests)"
}

chromium_at() {
  local name
  for name in "${COMMUNITY_TEST_CHROMIUM:-chromium}" chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" && return
  done
  return 1
}

set_up_chromium() {
  chromium_at >/dev/null && return
  say "Installing Chromium, in which the pages are tested..."
  install_packages chromium fonts-noto-color-emoji fonts-liberation && return
  say "Chromium could not be installed here; the tests that need it will be skipped. $(how_to_install chromium)"
}

postgres_at() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) $(dirname "$(command -v postgres || echo /none)"); do
    [ -x "$folder/postgres" ] && [ -x "$folder/initdb" ] && say "$folder" && return
  done
  return 1
}

# The tests start a PostgreSQL of their own; installing the programs must not leave a service running beside it.
set_up_postgres() {
  postgres_at >/dev/null && return
  say "Installing PostgreSQL, of which the tests start a private one..."
  local no_cluster=/etc/postgresql-common/createcluster.d/community.conf done=0
  can_install && as_root mkdir -p "$(dirname $no_cluster)" && echo 'create_main_cluster = false' | as_root tee $no_cluster >/dev/null
  install_packages postgresql || done=1
  can_install && as_root rm -f $no_cluster
  [ $done = 0 ] || say "PostgreSQL could not be installed here. $(how_to_install postgresql)"
}

# A library, and so no service that could be left running; the tests start the server themselves.
set_up_smtp() {
  [ -d /usr/lib/python3/dist-packages/aiosmtpd ] && return
  say "Installing python3-aiosmtpd, a mail server to which the tests send..."
  install_packages python3-aiosmtpd && return
  say "python3-aiosmtpd could not be installed here; the test that needs it will be skipped. $(how_to_install python3-aiosmtpd)"
}

# The two portals of a test stand behind it; installing it must not leave a service running.
set_up_haproxy() {
  [ -x /usr/sbin/haproxy ] && return
  say "Installing haproxy, the proxy before two portals..."
  if install_packages haproxy; then
    as_root systemctl disable --now haproxy >/dev/null 2>&1 || true
    return
  fi
  say "haproxy could not be installed here; the test that needs it will be skipped. $(how_to_install haproxy)"
}

# Reads docker-compose.yml and starts nothing; no engine is needed.
set_up_compose() {
  command -v docker-compose >/dev/null && return
  say "Installing docker-compose, which reads the compose file..."
  install_packages docker-compose && return
  say "docker-compose could not be installed here; the tests that need it will be skipped. $(how_to_install docker-compose)"
}
