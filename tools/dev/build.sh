# Building: the server by CMake and Ninja, the web app by Vite, each only where something changed.

build_server() {
    ensure_packages build
    # CMake looks for new files by itself whenever Ninja runs; only the presets are not among what it watches.
    if [[ ! -f build/build.ninja || CMakePresets.json -nt build/build.ninja ]]; then
        say "configuring"
        cmake --preset release -Wno-dev --log-level=WARNING
    fi
    ninja -C build "${ninja_options[@]}" "$@"
}
ninja_options=(--quiet)
[[ -t 1 ]] && ninja_options=()

build_web() {
    ensure_modules web
    local digest
    digest=$(digest_of web api/openapi.yaml catalogues src/base/problems.h)
    if ! is_done web "$digest" || [[ ! -f build/web/index.html ]]; then
        say "building the web app"
        npm --prefix web --silent run build
        note_done web "$digest"
    fi
}

dev_build() {
    lock_build
    build_server "$@"
    build_web
    unlock_build
    say "built build/stoa and build/web"
}

# What runs in the browser, what an inspection costs and how well pictures are told again are groups of their own, last where no group is
# named.
dev_bench() {
    local browser=no server=yes likeness=no group
    [[ ${1:-} != images ]] || { bench_images; return; }
    if [[ ${1:-} == likeness || ${1:-} == inspection ]]; then
        group=$1
        shift
        "bench_$group" "$@"
        return
    fi
    [[ $# -gt 0 && $1 != -* ]] || likeness=yes
    [[ $# -gt 0 && $1 != -* ]] || browser=yes
    [[ ${1:-} != browser ]] || { browser=yes server=no; }
    for group in checks mails; do
        [[ $browser == no && " $* " != *" $group "* ]] || [[ $server == no ]] || ensure_packages "$group"
    done
    lock_build
    build_server stoa
    [[ $browser == no ]] || build_web
    unlock_build
    [[ $server == no ]] || build/stoa bench "$@"
    [[ $browser == no ]] || bench_browser
    [[ $likeness == no ]] || bench_inspection
    [[ $likeness == no ]] || bench_likeness
}

bench_likeness() {
    ensure_packages likeness
    lock_build
    build_server likeness
    unlock_build
    build/likeness "$@"
}
bench_inspection() { bench_likeness --inspection; }

bench_browser() {
    ensure_packages test
    ensure_modules tests
    (cd "$root/tests" && npx --no-install vitest run pages --project bench --reporter=dot --disable-console-intercept)
}

bench_images() {
    ensure_packages test images
    lock_build
    build_server stoa stoa-inspect
    unlock_build
    ensure_modules tests
    (cd "$root/tests" && npx --no-install vitest run images --project bench --reporter=dot --disable-console-intercept)
}
