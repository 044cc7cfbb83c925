# Debian packages: tools/packages.txt says which.

packages_of() { awk -v groups=" $* " '$1 !~ /^#/ && index(groups, " " $1 " ") { print $2 }' "$root/tools/packages.txt"; }

# Installs what is missing of the groups, or says what to install.
ensure_packages() {
    command -v dpkg-query >/dev/null || return 0 # Not Debian: the build says what it misses.
    local wanted installed missing
    wanted=$(packages_of "$@")
    # shellcheck disable=SC2086
    installed=$(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | awk '$1 == "installed" { print $2 }' || true)
    missing=$(comm -23 <(sort -u <<<"$wanted") <(sort -u <<<"$installed") | tr '\n' ' ')
    missing=${missing% }
    [[ -n $missing ]] || return 0
    if ((EUID != 0)); then
        printf 'Packages are missing. Install them, then run this again:\n\n    sudo apt-get install --no-install-recommends %s\n\n' "$missing" >&2
        exit 1
    fi
    say "installing $missing"
    apt-get update -q=2
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -q=2 --yes --no-install-recommends -o Dpkg::Use-Pty=0 $missing >/dev/null
}
