# Tries /standpoint.deb on the Debian it runs in: installed, started hidden and with a window, asked, removed.
# Arguments: the packages that the trial itself needs.
set -eu
export DEBIAN_FRONTEND=noninteractive
say() { echo "-- $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }

apt-get update --quiet=2
apt-get install --quiet=2 --yes --no-install-recommends "$@" >/dev/null
find / -xdev -not -path '/proc/*' -not -path '/var/*' -not -path '/tmp/*' | sort > /before

say "install"
apt-get install --quiet=2 --yes --no-install-recommends /standpoint.deb >/dev/null
dpkg -L standpoint | sort > /listed
for file in /usr/bin/standpoint /usr/bin/standpoint-cli /usr/share/applications/Standpoint.desktop \
    /usr/share/metainfo/dev.standpoint.Standpoint.metainfo.xml /usr/share/man/man1/standpoint-cli.1.gz \
    /usr/share/bash-completion/completions/standpoint-cli /usr/share/doc/standpoint/copyright \
    /usr/share/icons/hicolor/scalable/apps/standpoint.svg /usr/share/icons/hicolor/128x128/apps/standpoint.png; do
    [ -f "$file" ] || fail "$file is missing"
done
missing=$(ldd /usr/bin/standpoint /usr/bin/standpoint-cli | grep 'not found' || true)
[ -z "$missing" ] || fail "a library is missing: $missing"

say "start hidden, then with a window"
useradd --create-home ada
cat > /start.sh <<'INNER'
set -eu
until_true() {
    # At most a minute: a busy machine is slow, a broken start is not there ever.
    for _ in $(seq 240); do
        if "$@"; then return 0; fi
        sleep 0.25
    done
    return 1
}
windows() { xdotool search --onlyvisible --name '^Standpoint$' 2>/dev/null; }
runs() {
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
        string:dev.standpoint.Standpoint.SingleInstance 2>/dev/null | grep -q true
}
standpoint-cli init --name Ada
standpoint --hidden &
app=$!
until_true runs || { echo "FAILED: the hidden start is not there" >&2; exit 1; }
if windows | grep -q .; then echo "FAILED: a hidden start shows a window" >&2; exit 1; fi
echo "-- hidden"
standpoint
until_true windows || { echo "FAILED: a second start shows no window" >&2; exit 1; }
xprop -id "$(windows | head -n 1)" WM_CLASS
standpoint-cli status
kill -TERM "$app"
wait "$app" || { echo "FAILED: it ended with $?" >&2; exit 1; }
INNER
runuser -u ada -- sh -c 'cd && exec dbus-run-session -- xvfb-run --auto-servernum sh /start.sh'
data=/home/ada/.local/share/dev.standpoint.Standpoint
[ -f "$data/standpoint.sqlite3" ] || ls -la "$data"

say "remove"
apt-get purge --quiet=2 --yes standpoint >/dev/null
while read -r path; do
    if [ -f "$path" ] || [ -L "$path" ]; then fail "$path is left"; fi
done < /listed
apt-get autoremove --quiet=2 --yes --purge >/dev/null
left=$(find / -xdev -not -path '/proc/*' -not -path '/var/*' -not -path '/tmp/*' | grep -i standpoint |
    grep -v -e "^/home/ada/" -e '^/standpoint.deb$' || true)
[ -z "$left" ] || fail "left behind: $left"
[ -d "$data" ] || fail "the data went with it"
say "nothing is left but the data"
