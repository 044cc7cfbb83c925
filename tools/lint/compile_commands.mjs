// Makes a compile database that clang understands of the one that CMake wrote for g++: instead of another compiler's
// precompiled header the headers that it is made of, no launcher, and what Asio 1.74 does not find out about clang.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const for_asio = '-DBOOST_ASIO_HAS_STD_COROUTINE=1 -DBOOST_ASIO_HAS_CO_AWAIT=1';

// `read` gives the text of a precompiled header's source.
export function for_clang(command, read) {
    const headers = (file) => [...read(file).matchAll(/^#include <(.+)>$/gm)].map((match) => `-include ${match[1]}`);
    return command
        .replace(/^\S*ccache\s+/, '')
        .replace(/\s-Winvalid-pch\b/g, '')
        .replace(/(\s)-include\s+(\S*cmake_pch\.hxx)(?=\s|$)/g, (_, blank, file) => blank + headers(file).join(' '))
        .replace(/ -o /, ` -Wno-unknown-warning-option ${for_asio} -o `);
}

export function database_for_clang(entries, read) {
    return entries
        .filter((entry) => !/cmake_pch\.hxx/.test(entry.file))
        .map((entry) => ({ ...entry, command: for_clang(entry.command, read) }));
}

const [from, to] = process.argv.slice(2);
if (from && to) {
    const read = (file) => readFileSync(file, 'utf8');
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, JSON.stringify(database_for_clang(JSON.parse(read(from)), read), null, 1));
}
