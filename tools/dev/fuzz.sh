# `./dev fuzz`: the fuzz targets of tests/fuzz, each with its own seeds and those of ../shared/data/fuzz.

readonly fuzz_targets='html normalise pack batch check mail lmtp'
readonly fuzz_options=(-timeout=10 -rss_limit_mb=3000 -max_len=4096 -print_final_stats=0 -verbosity=0)

# Of a target in `./dev test`: some seconds, and always the same runs for one build; `./dev fuzz` goes where no one has been.
fuzz_runs_of_test() { case $1 in batch | check) echo 3000 ;; mail) echo 10000 ;; *) echo 30000 ;; esac }

# The folders of third-party seeds under ../shared/data/fuzz that suit a target.
fuzz_seeds_of() {
    case $1 in
        html) echo stdhtml ;;
        batch | pack | lmtp) echo '' ;;
        mail) echo mail mime ;;
        *) echo mail url stdhtml ;;
    esac
}
fuzz_dictionary_of() { [[ $1 != html ]] || echo html.dict; }

build_fuzzers() {
    ensure_packages build fuzz
    build_server policy.model
    if [[ ! -f build/fuzz/build.ninja || CMakePresets.json -nt build/fuzz/build.ninja ]]; then
        cmake --preset fuzz -Wno-dev --log-level=WARNING
    fi
    ninja -C build/fuzz "${ninja_options[@]}" fuzzers
}

# TARGET OPTIONS… FOLDERS…: what is found is kept in build/fuzz/found. Containers of uninstrumented libraries are not watched.
run_fuzzer() {
    local target=$1
    shift
    mkdir -p build/fuzz/found
    ASAN_OPTIONS=detect_container_overflow=0 UBSAN_OPTIONS=print_stacktrace=1 \
        "build/fuzz/${target}_fuzz" "${fuzz_options[@]}" "-artifact_prefix=build/fuzz/found/$target-" "$@"
}

dev_fuzz() {
    local targets='' seconds=600 target folder
    while (($# > 0)); do
        case $1 in
            --seconds)
                seconds=${2:?--seconds needs a number}
                shift
                ;;
            *)
                [[ " $fuzz_targets inspect " == *" $1 "* ]] || fail "unknown fuzz target '$1': $fuzz_targets inspect"
                targets+=" $1"
                ;;
        esac
        shift
    done
    targets=${targets:-$fuzz_targets inspect}
    lock_build
    [[ " $targets " != *" inspect "* ]] || build_server stoa-inspect inspect_test
    [[ -z $(xargs <<<"${targets//inspect/}") ]] || build_fuzzers
    unlock_build
    for target in $targets; do
        if [[ $target == inspect ]]; then
            fuzz_inspection
            continue
        fi
        say "fuzzing $target for $seconds s"
        local corpus=build/fuzz/corpus/$target options=("-max_total_time=$seconds" -verbosity=1) seeds=("tests/fuzz/seeds/$target")
        mkdir -p "$corpus"
        for folder in $(fuzz_seeds_of "$target"); do
            [[ ! -d ../shared/data/fuzz/$folder ]] || seeds+=("../shared/data/fuzz/$folder")
        done
        for folder in $(fuzz_dictionary_of "$target"); do
            [[ ! -f ../shared/data/fuzz/dictionaries/$folder ]] || options+=("-dict=../shared/data/fuzz/dictionaries/$folder")
        done
        run_fuzzer "$target" "${options[@]}" "$corpus" "${seeds[@]}"
    done
}

# Changed files through the real worker, a process each: by their number, not for a time.
fuzz_inspection() {
    say "inspecting 10000 changed files"
    STOA_MUTATIONS=10000 build/tests/inspect_test --gtest_brief=1 --gtest_filter='Mutations.*'
}

# One test of the group: a line of TAP, and what the fuzzer said where it failed.
fuzz_test() {
    local name=$1 said
    shift
    fuzz_number=$((fuzz_number + 1))
    if said=$(run_fuzzer "$@" 2>&1); then
        echo "ok $fuzz_number - $name" >>"$reports/fuzz.tap"
    else
        echo "not ok $fuzz_number - $name" >>"$reports/fuzz.tap"
        printf '%s\n' "$said" >&2
        fuzz_failed=1
    fi
}

run_fuzz_tests() {
    local target folder fuzz_number=0 fuzz_failed=0 empty
    for target in $fuzz_targets; do
        empty=$(mktemp -d)
        fuzz_test "$target from its own seeds" "$target" -seed=1 "-runs=$(fuzz_runs_of_test "$target")" "$empty" "tests/fuzz/seeds/$target"
        rm -r "$empty"
        for folder in $(fuzz_seeds_of "$target"); do
            if [[ -d ../shared/data/fuzz/$folder || ${CI:-} == true ]]; then
                fuzz_test "$target takes every file of ../shared/data/fuzz/$folder" "$target" -runs=0 "../shared/data/fuzz/$folder"
            else
                fuzz_number=$((fuzz_number + 1))
                echo "ok $fuzz_number - $target takes every file of ../shared/data/fuzz/$folder # SKIP the folder is missing" >>"$reports/fuzz.tap"
            fi
        done
    done
    return "$fuzz_failed"
}
