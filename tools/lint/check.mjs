// Checks layers and house rules over src/ and prints findings the way a compiler does. Warnings do not fail.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join, relative } from 'node:path';
import { check_layers, parse_layers } from './layers.mjs';
import { check_beside, check_file } from './rules.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rules = JSON.parse(readFileSync(join(root, 'tools/house_rules.json'), 'utf8'));
const layers = parse_layers(readFileSync(join(root, 'src/layers.txt'), 'utf8'));
const paths = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();

const read = (path) => readFileSync(join(root, path), 'utf8');
const findings = check_beside(paths, rules, read);
for (const path of paths.filter((one) => /\.(h|cpp)$/.test(one))) {
    const text = read(path);
    const of_layers = check_layers(path, text, layers).map((finding) => ({ ...finding, rule: 'layers' }));
    findings.push(...[...of_layers, ...check_file(path, text, rules)].map((finding) => ({ ...finding, path })));
}
for (const { path, line, rule, message, warning } of findings)
    console.log(`${path}:${line}: ${warning ? 'warning' : 'error'}: ${message} [${rule}]`);
const errors = findings.filter((finding) => !finding.warning).length;
console.log(`${paths.length} files, ${errors} errors, ${findings.length - errors} warnings`);
process.exitCode = errors > 0 ? 1 : 0;
