// Writes the page of the API, build/web/api.html, with the contract beside it. Runs after Vite, before finish.mjs.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read_contract, read_problems } from './contract.mjs';
import { make_renderer } from './render.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'build/web');
const contract_file = join(root, 'api/openapi.yaml');

// Named by its content, so that browsers may keep it for ever.
function write_asset(ending, files) {
    const text = files.map((file) => readFileSync(join(root, 'web', file), 'utf8')).join('\n');
    const name = `/assets/api-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.${ending}`;
    writeFileSync(join(folder, name), text);
    return name;
}

const icon = readdirSync(join(folder, 'assets')).find((name) => /^icon-.*\.svg$/.test(name));
const headers = ['src/base/problems.h', 'src/http/http_problems.h'].map((file) => join(root, file));
const problems = read_problems(headers, join(root, 'catalogues/en/problems.json'));
const render = make_renderer(read_contract(contract_file), problems);
const style = write_asset('css', ['src/style/tokens.css', 'src/style/base.css', 'src/account/top-bar.css', 'tools/api/page.css']);
const script = write_asset('js', ['tools/api/page.js']);
writeFileSync(join(folder, 'api.html'), render({ style, script, icon: `/assets/${icon}` }));
mkdirSync(join(folder, 'api'), { recursive: true });
copyFileSync(contract_file, join(folder, 'api/openapi.yaml'));
