# What all commands share: saying things, the build folder's lock, and remembering what was done for which sources.

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() {
    printf 'dev: %s\n' "$*" >&2
    exit 1
}

# One ./dev at a time writes into build/; the others wait. Descriptor 9 holds the lock: let go before anything long runs.
lock_build() {
    mkdir -p "$root/build"
    exec 9>"$root/build/.lock"
    if ! flock --nonblock 9; then
        say "waiting for another ./dev that is building"
        flock 9
    fi
}
unlock_build() { exec 9>&-; }

# One digest of the names and bytes of all files under the given paths, what tools made aside.
digest_of() {
    find "$@" \( -name node_modules -o -name '.cache' \) -prune -o -type f ! -path '*/src/api/schema.ts' -print0 |
        LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

# Whether the step `name` was done last for exactly this digest.
is_done() { [[ -f $root/build/.done/$1 && $(<"$root/build/.done/$1") == "$2" ]]; }
note_done() {
    mkdir -p "$root/build/.done"
    printf '%s' "$2" >"$root/build/.done/$1"
}
