// `stoa policy`: rules listed, explained, compared; packs checked. And docs/packs.md, every example of which is run.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../support/paths.ts';
import { runStoa, temporaryDirectory } from '../support/server.ts';

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function file(name: string, text: string): string {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
}
const policy = (...args: string[]) => runStoa(['policy', ...args], { directory });
const ids = () =>
    policy('list')
        .out.trim()
        .split('\n')
        .map((line) => line.split(' ')[0]!);

describe('policy list', () => {
    it('tells every rule with whom it is for and what follows', () => {
        const { status, out } = policy('list');
        expect(status).toBe(0);
        expect(out.trim().split('\n')).toHaveLength(40);
        expect(out).toMatch(/^content\.phone +all +block \(buyer: modify\) +Phone number$/m);
        expect(policy('list', '--pack', 'amazon-2021').out).toMatch(/^content\.order_id +- +off +\S/m);
        expect(policy('list', '--words-in', 'de').out).toMatch(/^content\.phone .*Telefonnummer$/m);
        const rows = JSON.parse(policy('list', '--json').out) as { rule: string; outcome: string }[];
        expect(rows.find(({ rule }) => rule === 'timing.window')).toMatchObject({ outcome: 'block', applies_to: 'opened' });
    });
    it('names a pack’s own rules', () => {
        const path = file('list.toml', 'extends = "amazon-2025"\n[own.x]\nphrases = ["a b"]\noutcome = "warn"\n');
        expect(policy('list', '--pack', path).out).toMatch(/^own\.x +seller +warn +marketplace\.own$/m);
    });
});

describe('policy explain', () => {
    // A process each: German of every fourth, for the units know that its words are complete.
    it('says of every rule what it finds, with an example of both kinds, and fills every placeholder', { timeout: 120_000 }, () => {
        for (const [at, id] of [...ids(), 'marketplace.own'].entries()) {
            for (const language of at % 4 === 0 ? ['en', 'de'] : ['en']) {
                const { status, out } = policy('explain', id, '--words-in', language);
                expect(status).toBe(0);
                expect(out.startsWith(`${id}: `), out).toBe(true);
                expect(out).toMatch(language === 'en' ? /^Finds: \S/m : /^Findet: \S/m);
                expect(out).toMatch(/^In amazon-2025: \S/m);
                expect(out.replace(/^ {4}.*$/gm, '')).not.toMatch(/explain\.|parameter\.|rule\.|\{\w+[},]/);
                // What a seller's brand looks like cannot be written down.
                const is_of_brand = id === 'image.unrelated' || id === 'image.product_photo';
                if (id === 'marketplace.own' || language !== 'en') continue;
                expect(out, id).toMatch(is_of_brand ? /This does not/ : /This breaks it[^]*This does not/);
            }
        }
    });
    it('tells whom it is for, what follows, why, how to mend, and an example of each kind', () => {
        const { out } = policy('explain', 'content.phone');
        expect(out).toMatch(/In amazon-2025: everybody’s messages; .*\(block\)\. From a buyer: .*\(modify\)\./);
        expect(out).toMatch(/^Why: Phone and fax numbers must not be sent/m);
        expect(out).toMatch(/^How to mend it: Take the number out/m);
        expect(out).toMatch(/^By machine: yes/m);
        expect(out).toMatch(/This breaks it.*:\n {4}.*⟦\+49 171 5550142⟧/);
        expect(out).toMatch(/This does not:\n {4}Size \+2 fits/);
        expect(policy('explain', 'timing.window').out).toMatch(/^ {4}days = 30 {2}\(days at most\)$/m);
        expect(policy('explain', 'purpose.promotion').out).toMatch(/^By machine: no/m);
        expect(policy('explain', 'purpose.promotion').out).not.toContain('is a picture');
        expect(policy('explain', 'image.product_photo').out).toContain('What breaks it is a picture');
        expect(policy('explain', 'content.order_id', '--pack', 'amazon-2021').out).toMatch(/In amazon-2021: switched off\./);
    });
    it('shows the pack’s own words and parameters', () => {
        const path = file('words.toml', 'extends = "amazon-2025"\n[rule."content.email"]\noutcome = "hold"\nwhy = "Not here."\n');
        const { out } = policy('explain', 'content.email', '--pack', path);
        expect(out).toMatch(/waits for a moderator \(hold\)/);
        expect(out).toMatch(/^Why: Not here\.$/m);
    });
    it('knows the rule that was meant', () => {
        expect(policy('explain', 'content.fone')).toMatchObject({
            status: 1,
            out: '',
            err: 'stoa policy: there is no rule content.fone; did you mean content.phone?\n',
        });
        expect(policy('explain', 'nothing').err).toMatch(/stoa policy list/);
    });
});

describe('policy diff', () => {
    it('ends with 0 where two packs decide alike', () => {
        expect(policy('diff', 'amazon-2025', 'amazon-2025')).toEqual({ status: 0, out: '', err: '' });
    });
    it('tells what differs and ends with 1', () => {
        const { status, out } = policy('diff', 'amazon-2021', 'amazon-2025');
        expect(status).toBe(1);
        expect(out).toMatch(/^content\.order_id: off -> on \(opened, warn\)$/m);
        expect(out).toMatch(/^pack: reasons: \+ warranty$/m);
        expect(out).toMatch(/^content\.link: carriers: \+ dhl\.de$/m);
    });
    it('writes JSON', () => {
        const path = file('diff.toml', 'extends = "amazon-2025"\n[rule."content.phone"]\noutcome = "warn"\n');
        const { status, out } = policy('diff', '--json', 'amazon-2025', path);
        expect(status).toBe(1);
        expect(JSON.parse(out)).toEqual({
            from: 'amazon-2025',
            to: path,
            differences: [{ of: 'content.phone', what: 'outcome', from: 'block', to: 'warn' }],
        });
    });
    it('ends with 2 in trouble', () => {
        expect(policy('diff', 'amazon-2025', 'amazon-2052')).toMatchObject({ status: 2, out: '' });
        expect(policy('diff', 'missing.toml', 'amazon-2025').err).toMatch(/missing\.toml: cannot be read/);
    });
});

describe('policy check', () => {
    it('says nothing of a pack that is right', () => {
        for (const pack of ['amazon-2021', 'amazon-2025']) expect(policy('check', pack)).toEqual({ status: 0, out: '', err: '' });
    });
    it('tells all mistakes with their place, and so does a check by that pack', () => {
        const path = file('bad/pack.toml', 'versoin = 1\n[rule."content.phone"]\n\toutcome = "blok"\n[own."ü"]\nphrases = ["a"]\n');
        const { status, out, err } = policy('check', path);
        expect([status, out]).toEqual([1, '']);
        expect(err).toContain(`${path}:1:1: error: "versoin" is no key that is known`);
        expect(err).toContain('did you mean "version"?\n    1 | versoin = 1\n      | ^~~~~~~\n');
        expect(err).toContain(`${path}:3:12: error: "blok" is no outcome`);
        expect(err).toContain('\n    3 | \toutcome = "blok"\n      | \t          ^~~~~~\n');
        expect(err).toMatch(/: 3 mistakes\n$/);
        const checked = runStoa(['check', '--pack', path, '-'], { input: 'Call 0171 5550142' });
        expect([checked.status, checked.out]).toEqual([1, '']);
        expect(checked.err).toContain(`${path}:3:12: error: "blok"`);
    });
    it('reads what a pack extends beside it', () => {
        file('two/house.toml', 'extends = "amazon-2025"\n[rule."content.phone"]\noutcome = "warn"\n');
        const path = file('two/mine.toml', 'extends = "house"\n');
        expect(policy('diff', 'amazon-2025', path).out).toBe('content.phone: outcome: block -> warn\n');
    });
    it('holds a server that would go by it', () => {
        file('served/mine.toml', 'extends = "amazon-2025"\n[rule."content.phone"]\noutcome = "blok"\nbuyer_outcome = "no"\n');
        const settings = {
            STOA_POLICY_PACK_DIRECTORY: join(directory, 'served'),
            STOA_POLICY_PACK: 'mine',
            STOA_DATA_DIRECTORY: join(directory, 'data'),
            STOA_HTTP_LISTEN: '127.0.0.1:0',
        };
        const ran = runStoa(['serve'], { settings });
        expect(ran.status).toBe(1);
        expect(ran.err).toMatch(/mine:3:11: error: "blok" is no outcome.*and 1 more/);
    });
});

interface Block {
    info: string;
    text: string;
}
function blocks(markdown: string): Block[] {
    return [...markdown.matchAll(/^```(.+)\n([^]*?)^```$/gm)].map(([, info = '', text = '']) => ({ info, text }));
}

describe('docs/packs.md', () => {
    const folder = join(directory, 'docs');
    mkdirSync(folder);
    const all = blocks(readFileSync(join(root, 'docs/packs.md'), 'utf8'));
    for (const { info, text } of all) {
        const [, name] = /^toml file=(\S+)$/.exec(info) ?? [];
        if (name) writeFileSync(join(folder, name), text);
    }
    const packs = all.filter(({ info }) => info.startsWith('toml')).map(({ info }) => info.slice('toml file='.length));
    it.each(packs)('%s is what it says', (name) => {
        expect(runStoa(['policy', 'check', name], { directory: folder }).status).toBe(name === 'wrong.toml' ? 1 : 0);
    });
    const runs = all
        .filter(({ info }) => info === 'console')
        .flatMap(({ text }) => text.split(/^\$ /m).slice(1))
        .map((run) => {
            const end = run.indexOf('\n');
            return { command: run.slice(0, end), printed: run.slice(end + 1) };
        });
    it.each(runs)('$command', ({ command, printed }) => {
        const env = { ...process.env, PATH: `${join(root, 'build')}:${process.env['PATH']}` };
        const ran = spawnSync('bash', ['-c', `${command} 2>&1`], { cwd: folder, env, encoding: 'utf8' });
        expect(ran.stdout).toBe(printed);
        expect(printed).not.toBe('');
    });
    it('shows both', () => {
        expect(packs.length).toBeGreaterThanOrEqual(4);
        expect(runs.length).toBeGreaterThanOrEqual(7);
        expect(execFileSync('grep', ['-c', 'docs/packs.md', join(root, 'README.md')], { encoding: 'utf8' }).trim()).not.toBe('0');
    });
});
