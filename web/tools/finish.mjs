// Ends a build: sets a .gz beside every text asset and holds the first load to its budget.
import { readFileSync, readdirSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const script_bytes_max = 200_000;
const folder = fileURLToPath(new URL('../../build/web', import.meta.url));
const manifest_file = join(folder, '.vite', 'manifest.json');
const manifest = JSON.parse(readFileSync(manifest_file, 'utf8'));
rmSync(join(folder, '.vite'), { recursive: true });

const zipped_bytes = new Map();
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(html|js|css|svg|json|txt|yaml)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const zipped = gzipSync(readFileSync(path), { level: 9 });
    writeFileSync(`${path}.gz`, zipped);
    zipped_bytes.set(path.slice(folder.length + 1), zipped.length);
}

// What a chunk brings with it: itself and everything it imports statically.
function gather(name, files) {
    const chunk = manifest[name];
    if (files.has(chunk.file)) return files;
    files.add(chunk.file);
    for (const other of chunk.imports ?? []) gather(other, files);
    return files;
}

// The costliest first load: the entry and what it starts, one language, and all the chunks that the costliest folder of pages can ask for.
const entry = Object.keys(manifest).find((name) => manifest[name].isEntry);
const main = 'src/main.tsx';
const late = Object.keys(manifest).filter((name) => manifest[name].isDynamicEntry && name !== main);
const group_of = (name) => (name.includes('catalogues/') ? name : name.split('/').slice(0, 2).join('/'));
const size_of = (files) => [...files].reduce((sum, file) => sum + (zipped_bytes.get(file) ?? 0), 0);
const base = gather(main, gather(entry, new Set()));
const groups = Map.groupBy
    ? Map.groupBy(late, group_of)
    : late.reduce((all, name) => all.set(group_of(name), [...(all.get(group_of(name)) ?? []), name]), new Map());
const extra = { words: 0, pages: 0 };
for (const [group, names] of groups) {
    const files = names.reduce((all, name) => gather(name, all), new Set());
    const bytes = size_of([...files].filter((file) => !base.has(file)));
    const kind = group.includes('catalogues/') ? 'words' : 'pages';
    extra[kind] = Math.max(extra[kind], bytes);
}
const total = size_of(base) + extra.words + extra.pages;
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
    `First load: ${kb(total)} of script, gzipped (start ${kb(size_of(base))}, pages ${kb(extra.pages)}, words ${kb(extra.words)}); at most ${kb(script_bytes_max)}.`,
);
if (total > script_bytes_max) {
    console.error('The first load is over its budget: load what is not needed at once later, or take a smaller library.');
    process.exit(1);
}
