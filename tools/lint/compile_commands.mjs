// Makes a compile database that clang understands of the one that CMake wrote for g++: no precompiled header of another
// compiler (its text is included instead, by what it lists), no launcher.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export function for_clang(command) {
    return command
        .replace(/^\S*ccache\s+/, '')
        .replace(/\s-Winvalid-pch\b/g, '')
        .replace(/\s-include\s+\S*cmake_pch\.hxx(?=\s|$)/g, '');
}

export function database_for_clang(entries) {
    return entries.filter((entry) => !/cmake_pch\.hxx/.test(entry.file)).map((entry) => ({ ...entry, command: for_clang(entry.command) }));
}

const [from, to] = process.argv.slice(2);
if (from && to) {
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, JSON.stringify(database_for_clang(JSON.parse(readFileSync(from, 'utf8'))), null, 1));
}
