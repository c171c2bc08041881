# Makes a browser ready for the scripts of this folder: browse SCRIPT ARGUMENT... . Skips where there is none.
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
modules=${BUILD:-$PWD}/browser
skip() { echo "SKIPPED: $*" >&2; exit 77; }
[ -n "$chromium" ] || skip "there is no Chromium (Debian: chromium)"
command -v node >/dev/null && command -v npm >/dev/null || skip "there is no node and npm"
mkdir -p "$modules"
exec 8>"$modules/lock"
flock 8 # two tests come here at once
if ! cmp -s "$SOURCE/tests/browser/package-lock.json" "$modules/fetched.json"; then
    cp "$SOURCE/tests/browser/package.json" "$SOURCE/tests/browser/package-lock.json" "$modules"
    (cd "$modules" && npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error >npm.log 2>&1) || skip "playwright-core could not be fetched"
    cp "$SOURCE/tests/browser/package-lock.json" "$modules/fetched.json"
fi
for script in "$SOURCE"/tests/browser/*.mjs; do # modules are looked for beside the script
    cmp -s "$script" "$modules/$(basename "$script")" || cp "$script" "$modules"
done
exec 8>&-
browse() {
    script=$1
    shift
    CHROMIUM=$chromium READOUT=$READOUT node "$modules/$script" "$@"
}
