#!/bin/sh
# Bundles the scripts of the reading room: scripts.sh SOURCE OUT, where SOURCE has package.json and assets/*.ts. Each assets/NAME.ts becomes
# OUT/NAME.js, with the licences of what was bundled (notices.mjs); what several share is in assets/lib/. Run by the build. Without node, npm or a way to fetch the bundler the files are empty,
# and the pages leave them out: they read without.
source=$1 out=$2 tools=$(realpath "$(dirname "$0")")
mkdir -p "$out" && cd "$out" || exit 1
cp "$source/package.json" "$source/package-lock.json" . || exit 1
bundle() {
    command -v node >/dev/null && command -v npm >/dev/null || return 1
    cmp -s package-lock.json fetched.json ||
        { npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error >npm.log 2>&1 && cp package-lock.json fetched.json; } || return 1
    NODE_PATH=$PWD/node_modules node_modules/.bin/esbuild "$source"/assets/*.ts --bundle --minify --format=esm --target=es2021,chrome100,firefox100,safari15 \
        --charset=utf8 --legal-comments=none --outdir=. --metafile=bundled.json --log-level=warning && node "$tools/notices.mjs"
}
bundle && exit 0
echo "The scripts of the reading room are left out (no node and npm, or nothing could be fetched): its pages read without them." >&2
[ -x node_modules/.bin/esbuild ] && exit 1 # it is there, and does not take the scripts
for ts in "$source"/assets/*.ts; do : >"$(basename "$ts" .ts).js"; done
