# Tries /standpoint.deb, then /standpoint.rpm, on the system it runs in: installed, started hidden and with a window, asked,
# removed. The rpm has the libraries that the deb brought: no package of an rpm's kind has them here.
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
there() {
    for file in /usr/bin/standpoint /usr/bin/standpoint-cli /usr/share/applications/Standpoint.desktop \
        /usr/share/metainfo/dev.standpoint.Standpoint.metainfo.xml /usr/share/man/man1/standpoint-cli.1.gz \
        /usr/share/bash-completion/completions/standpoint-cli /usr/share/doc/standpoint/copyright \
        /usr/share/icons/hicolor/scalable/apps/standpoint.svg /usr/share/icons/hicolor/128x128/apps/standpoint.png; do
        [ -f "$file" ] || fail "$file is missing"
    done
    missing=$(ldd /usr/bin/standpoint /usr/bin/standpoint-cli | grep 'not found' || true)
    [ -z "$missing" ] || fail "a library is missing: $missing"
}
there

say "start hidden, then with a window"
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
# Starts it as a person of this name, who never had it.
start() {
    useradd --create-home "$1"
    runuser -u "$1" -- sh -c 'cd && exec dbus-run-session -- xvfb-run --auto-servernum sh /start.sh'
    data "$1"
}
data() { [ -f "/home/$1/.local/share/dev.standpoint.Standpoint/standpoint.sqlite3" ] || fail "$1 has no data"; }
gone() {
    while read -r path; do
        if [ -f "$path" ] || [ -L "$path" ]; then fail "$path is left"; fi
    done < /listed
}
start ada

say "remove"
apt-get purge --quiet=2 --yes standpoint >/dev/null
gone

say "the rpm: install"
rpm --query --package --list /standpoint.rpm | sort > /listed
# Debian's packages are none of rpm's, so it can't find what is asked for; that is looked at below.
rpm --force-debian --install --nodeps /standpoint.rpm
rpm --verify --nodeps standpoint
there
libraries() { ldd "$1" | sed -n 's/^[[:space:]]*\([^[:space:]]*\) => .*/\1/p'; }
{ libraries /usr/bin/standpoint; libraries /usr/bin/standpoint-cli; } | sort -u > /loaded
rpm --query --package --requires /standpoint.rpm | grep -v '^rpmlib(' | sort -u > /asked
cat /asked
sed -n 's/^\(lib[^(]*\.so[^(]*\)(.*/\1/p' /asked | sort -u > /libraries
superfluous=$(comm -23 /libraries /loaded)
[ -z "$superfluous" ] || fail "the rpm asks for what isn't loaded: $superfluous"
while read -r library; do
    echo "$library"
    libraries "$(ldconfig -p | sed -n "s/^[[:space:]]*$library (.*x86-64.* => //p" | head -n 1)"
done < /libraries | sort -u > /brought
unasked=$(comm -13 /brought /loaded)
[ -z "$unasked" ] || fail "the rpm doesn't ask for what is loaded: $unasked"

say "the rpm: start hidden, then with a window"
start bea

say "the rpm: remove"
rpm --force-debian --erase standpoint
gone
apt-get autoremove --quiet=2 --yes --purge >/dev/null
left=$(find / -xdev -not -path '/proc/*' -not -path '/var/*' -not -path '/tmp/*' | grep -i standpoint |
    grep -v -e '^/home/\(ada\|bea\)/' -e '^/standpoint\.\(deb\|rpm\)$' || true)
[ -z "$left" ] || fail "left behind: $left"
data ada
data bea
say "nothing is left but the data"
