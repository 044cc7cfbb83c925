# `./dev run`: the demonstration marketplace, from nothing to a page in the browser.

# Made aside and moved into place, so that an interrupted start leaves no half marketplace behind.
make_demonstration() {
    local made=${1%/}.part
    say "making the demonstration marketplace in $1"
    rm -rf "$made"
    STOA_DATA_DIRECTORY=$made build/stoa admin demo demo
    [[ ! -d $1 ]] || rmdir "$1"
    mv "$made" "$1"
}

dev_run() {
    lock_build
    build_server stoa
    build_web
    unlock_build
    export STOA_DATA_DIRECTORY=${STOA_DATA_DIRECTORY:-$root/data}
    if [[ -z $(ls -A "$STOA_DATA_DIRECTORY" 2>/dev/null) ]]; then
        make_demonstration "$STOA_DATA_DIRECTORY"
    fi
    node tools/dev/people.mjs "http://${STOA_HTTP_LISTEN:-127.0.0.1:8080}"
    exec build/stoa serve "$@"
}
