#!/bin/sh
# Sees to it that what the build (with "check" the tests too, with "bench" the measurements) needs is there: looks for each thing itself,
# not for a package. On Debian and its kin, as root or with sudo, the missing packages are installed; elsewhere the script says what to install.
want=${1:-build}
missing= what=
need() { # PACKAGE, what it is, a command that succeeds where it is there
    package=$1 label=$2
    shift 2
    "$@" >/dev/null 2>&1 || { missing="$missing $package" what="$what
    $label (Debian: $package)"; }
}
module() { need "$2" "$1, development files" pkg-config --exists "$1"; }
compiles() { printf '%s\n' "$1" | clang -x c -fsanitize=fuzzer - -o /dev/null; }
target='int LLVMFuzzerTestOneInput(const unsigned char *p, unsigned long n); int LLVMFuzzerTestOneInput(const unsigned char *p, unsigned long n) { (void)p; (void)n; return 0; }'
look() {
    missing= what=
    need gcc "a C compiler" cc --version
    need libc6-dev "the C library's headers" sh -c 'echo "#include <stdio.h>" | cc -x c -E - -o /dev/null'
    need cmake "CMake 3.25 or newer" cmake --version
    need ninja-build "Ninja" ninja --version
    need pkg-config "pkg-config" pkg-config --version
    module gumbo libgumbo-dev
    module icu-i18n libicu-dev
    module sqlite3 libsqlite3-dev
    module jansson libjansson-dev
    module yajl libyajl-dev
    module libzstd libzstd-dev
    module zlib zlib1g-dev
    module libxxhash libxxhash-dev
    module nettle nettle-dev
    module libarchive libarchive-dev
    module libxml-2.0 libxml2-dev
    need poppler-utils "pdftotext, for PDF files" pdftotext -v
    module libbrotlidec libbrotli-dev
    module libmicrohttpd libmicrohttpd-dev
    if [ "$want" = bench ]; then
        need python3 "Python 3 (makes documents to measure with)" python3 --version
        need git "git" git --version
        need wdiff "wdiff (bench/compare.sh)" wdiff --version
        need wrk "wrk (bench/serve.sh)" sh -c 'command -v wrk'
        need curl "curl (bench/serve.sh)" curl --version
        need similarity-tester "sim_text (bench/reuse.sh)" sh -c 'command -v sim_text'
    fi
    [ "$want" = check ] || return 0
    need nodejs "Node.js (bundles the scripts of the reading room; its tests drive a browser)" node --version
    need npm "npm" npm --version
    need chromium "Chromium (tests of the reading room)" chromium --version
    module cmocka libcmocka-dev
    need python3 "Python 3 (some tests read JSON with it)" python3 --version
    need libxml2-utils "xmllint (editions in TEI are held against their schema)" xmllint --version
    need groff "groff (the man page is linted)" sh -c 'echo ".TH A 1" | groff -man -Tascii'
    need clang "clang" clang --version
    need libclang-rt-dev "clang's libFuzzer" compiles "$target"
    need git "git" git --version
}
look
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi
if command -v apt-get >/dev/null && { [ -z "$sudo" ] || command -v sudo >/dev/null; }; then
    echo "Installing:$missing" >&2
    $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing >/dev/null
    look
    [ -z "$missing" ] && exit 0
fi
echo "readout needs these, which are not there:$what
On Debian: apt-get install$missing" >&2
exit 1
