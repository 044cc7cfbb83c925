# `./dev lint` and `./dev format`.

# Tracked and new files of the source tree with the given endings.
source_files() { git ls-files --cached --others --exclude-standard --deduplicate -- "$@" | while read -r file; do [[ ! -f $file ]] || echo "$file"; done; }

lint_layers() { node tools/lint/check.mjs; }
lint_format() { source_files 'src/*.cpp' 'src/*.h' | xargs clang-format-19 --dry-run --Werror; }

# clang-tidy over what differs from `base`, or everything. A changed header is seen through the sources of its name.
lint_tidy() {
    local base=$1 files
    if [[ $base == all ]]; then
        files=$(source_files 'src/*.cpp')
    else
        files=$({
            git diff --name-only --diff-filter=d "$base" -- 'src/*.cpp' 'src/*.h'
            git ls-files --others --exclude-standard -- 'src/*.cpp' 'src/*.h'
        } | sed -E 's/\.(h|cpp)$//; s/_test$//' | sort -u | while read -r stem; do ls "$stem.cpp" "${stem}_test.cpp" 2>/dev/null; done || true)
    fi
    if [[ -z $files ]]; then
        say "clang-tidy: nothing differs from $base (--all looks at everything)"
        return 0
    fi
    # Debian's RapidJSON 1.1 holds an assignment, its libqpdf a vector of what is not yet complete, that clang 19 refuses before it looks at ours.
    files=$(grep -vxE 'src/base/json\.cpp|src/worker/pdf_(objects|content)\.cpp' <<<"$files" || true)
    node tools/lint/compile_commands.mjs build/compile_commands.json build/tidy/compile_commands.json
    xargs --max-procs="$(nproc)" --max-args=1 clang-tidy-19 -p build/tidy --quiet --warnings-as-errors='*' <<<"$files" 2> >(grep -vE 'warnings? generated|^Suppressed|^Use -header-filter' >&2)
}

lint_web() { npm --prefix web --silent run types && npm --prefix web --silent run lint; }
lint_tests() { npm --prefix tests --silent run lint; }

check() {
    local name=$1 status
    shift
    say "$name"
    set +e
    (
        set -e
        "$@"
    )
    status=$?
    set -e
    ((status == 0)) || refused+=" $name"
}

dev_lint() {
    local base=HEAD refused=''
    while (($# > 0)); do
        case $1 in
            --all) base=all ;;
            --base)
                base=${2:?--base needs a commit}
                shift
                ;;
            *) fail "unknown option '$1'" ;;
        esac
        shift
    done
    ensure_packages build lint
    lock_build
    [[ -f build/compile_commands.json ]] || cmake --preset release -Wno-dev --log-level=WARNING
    ensure_modules web
    ensure_modules tests
    unlock_build
    check layers-and-house-rules lint_layers
    check clang-format lint_format
    check web lint_web
    check tests lint_tests
    check clang-tidy lint_tidy "$base"
    [[ -z $refused ]] || fail "lint found something:$refused"
    say "lint found nothing"
}

dev_format() {
    ensure_packages lint
    ensure_modules web
    ensure_modules tests
    source_files 'src/*.cpp' 'src/*.h' | xargs clang-format-19 -i
    npm --prefix web --silent run format
    npm --prefix tests --silent run format
}
