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

# The demonstration's mail server on port 8025, which ends with this script. It needs root; who has set mail.domain has one already.
start_postfix() {
    [[ -z ${STOA_MAIL_DOMAIN:-} ]] || return 0
    if ((EUID != 0)); then
        say "e-mail is off: Postfix needs root"
        return
    fi
    ensure_packages mail
    local directory=$root/build/postfix # Not in the data: its own users go through the folder.
    tools/mail/postfix "$directory" messages.example 8025 8024 8026 >/dev/null &
    trap "kill $! 2>/dev/null; wait $! 2>/dev/null || true" EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    export STOA_MAIL_DOMAIN=messages.example STOA_MAIL_RELAY=smtp://127.0.0.1:8026 STOA_MAIL_FRONT=mx.messages.example
    say "e-mail: Postfix takes mail for messages.example on port 8025; what goes out is signed and lies in $directory/mailboxes/all/new"
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
    start_postfix
    build/stoa serve "$@"
}
