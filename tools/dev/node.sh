# Node: the machine's where it is new enough and has npm; otherwise a pinned one, brought by Debian's npm into build/node.
# Debian 12's own is 18, too old for the web tools.

readonly node_pinned=22.23.3
readonly npm_pinned=10.9.9

node_is_new_enough() {
    local version major minor
    version=$(node --version 2>/dev/null) || return 1
    IFS=. read -r major minor _ <<<"${version#v}"
    ((major > 22 || (major == 22 && minor >= 12) || (major == 20 && minor >= 19)))
}

# Afterwards `node` and `npm` are fit for use.
ensure_node() {
    [[ -z ${node_ready:-} ]] || return 0
    node_ready=yes
    local machine
    case $(uname -m) in
        aarch64) machine=arm64 ;;
        *) machine=x64 ;;
    esac
    local own=$root/build/node/node_modules/node-linux-$machine/bin
    if command -v npm >/dev/null && node_is_new_enough; then
        return 0
    fi
    if ! is_done node "$node_pinned $npm_pinned" || [[ ! -x $own/node ]]; then
        command -v npm >/dev/null || ensure_packages node
        say "fetching node $node_pinned"
        mkdir -p "$root/build/node"
        [[ -f $root/build/node/package.json ]] || printf '{ "private": true }\n' >"$root/build/node/package.json"
        npm install --prefix "$root/build/node" --no-save --no-fund --no-audit --loglevel=error \
            "node-linux-$machine@$node_pinned" "npm@$npm_pinned"
        note_done node "$node_pinned $npm_pinned"
    fi
    PATH=$own:$root/build/node/node_modules/.bin:$PATH
    hash -r
}

# `npm ci` in a folder, unless its lockfile is what node_modules was made from.
ensure_modules() {
    ensure_node
    local folder=$1 digest
    digest=$(sha256sum <"$root/$folder/package-lock.json")
    if ! is_done "modules-$folder" "$digest" || [[ ! -d $root/$folder/node_modules ]]; then
        say "installing the packages of $folder/"
        (cd "$root/$folder" && npm ci --no-fund --no-audit --loglevel=error)
        note_done "modules-$folder" "$digest"
    fi
}
