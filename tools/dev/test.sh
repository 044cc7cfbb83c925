# `./dev test`: all tests. A failing group does not keep the others from running; the last line counts.

readonly reports=$root/build/reports

# Runs one part of a group in a subshell and notes how it ended: GROUP, NAME, REPORT (in build/reports), COMMAND…
part() {
    local group=$1 name=$2 report=$3 started=$SECONDS status=0
    shift 3
    set +e
    (
        set -e
        "$@"
    )
    status=$?
    set -e
    printf '%s\t%s\t%s\t%s\t%s\n' "$group" "$name" "$report" "$status" $((SECONDS - started)) >>"$reports/parts.tsv"
}

build_for_tests() {
    lock_build
    "$@"
}

run_units() {
    part units "building the server" - build_for_tests build_server
    local program name
    for program in build/tests/*_test; do
        [[ -x $program ]] || continue
        name=${program##*/}
        part units "$name" "$name.json" "$program" --gtest_brief=1 --gtest_output="json:$reports/$name.json" --gtest_filter="*$filter*"
    done
    part units "house rules' own tests" house_rules.tap run_house_rule_tests
}

run_house_rule_tests() {
    ensure_node
    node --test ${filter:+--test-name-pattern="$filter"} --test-reporter=tap --test-reporter-destination="$reports/house_rules.tap" tools/*/*.test.mjs
}

run_web() {
    part web "the web app's units" web.json run_vitest web web.json
}

# The server has been built by then, unless only this group was asked for.
run_doors() {
    [[ $wanted == *units* ]] || part doors "building the server" - build_for_tests build_server stoa
    part doors "doors" doors.json run_vitest tests doors.json --project doors
}

run_browser() {
    [[ $wanted == *units* || $wanted == *doors* ]] || part browser "building the server" - build_for_tests build_server stoa
    part browser "building the web app" - build_for_tests build_web
    part browser "browser" browser.json run_vitest tests browser.json --project browser
}

run_fuzz() {
    part fuzz "building the fuzz targets" - build_for_tests build_fuzzers
    part fuzz "fuzz targets" fuzz.tap run_fuzz_tests
}

# FOLDER REPORT OPTIONS…
run_vitest() {
    local folder=$1 report=$2
    shift 2
    ensure_modules "$folder"
    cd "$root/$folder"
    [[ $folder != web ]] || npm --silent run types
    npx --no-install vitest run --passWithNoTests ${filter:+--testNamePattern "$filter"} --reporter=default --reporter=json \
        --outputFile.json="$reports/$report" "$@"
}

dev_test() {
    filter='' wanted=''
    while (($# > 0)); do
        case $1 in
            --only)
                wanted+=" ${2:-}"
                shift
                ;;
            --only=*) wanted+=" ${1#--only=}" ;;
            -*) fail "unknown option '$1'" ;;
            *) filter=$1 ;;
        esac
        shift
    done
    wanted=${wanted:- units web doors browser fuzz}
    local group
    for group in $wanted; do
        [[ " units web doors browser fuzz " == *" $group "* ]] || fail "unknown group '$group': units, web, doors, browser, fuzz"
    done
    ensure_packages build test
    ((EUID != 0)) || ensure_packages mail # Postfix needs root; without, its tests are skipped.
    ensure_node
    rm -rf "$reports"
    mkdir -p "$reports"
    for group in units web doors browser fuzz; do
        [[ " $wanted " == *" $group "* ]] || continue
        say "$group"
        "run_$group"
    done
    node tools/dev/summary.mjs "$reports" "$filter"
}
