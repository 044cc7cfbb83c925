// A machine that fails: the database held by another program, a full disk, a directory that may not be written. What cannot be done is
// refused with 503 and a time to come again, nothing is half done, and all goes on by itself when the fault is gone.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallAnswer, Client } from '../support/client.ts';
import { Marketplace, type StartOptions } from '../support/marketplace.ts';
import { program } from '../support/paths.ts';
import { runStoa, temporaryDirectory } from '../support/server.ts';
import type { Message, Problem, Sent } from '../support/types.ts';

const isRoot = process.getuid?.() === 0;
const nobody = 65_534;
const asNobody = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'];

const undo: (() => unknown)[] = [];
afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
});

interface Scene {
    market: Marketplace;
    ada: Client;
    conversation: string;
}
async function begin(options: StartOptions = {}): Promise<Scene> {
    const market = await Marketplace.start({ logins: ['ada'], ...options });
    undo.push(() => market.remove());
    const { conversation_id: conversation } = await market.inquiry();
    return { market, ada: await market.as('ada'), conversation };
}

const send = ({ ada, conversation }: Scene, text: string): Promise<CallAnswer> =>
    ada.call('sendBuyerMessage', { path: { conversation }, body: { text }, headers: { 'idempotency-key': text.slice(0, 100) } });

function expectUnavailable(answer: CallAnswer): void {
    expect(answer.status, answer.text).toBe(503);
    expect((answer.body as Problem).code).toBe('unavailable');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
}

async function readAll({ ada, conversation }: Scene): Promise<Message[]> {
    const items: Message[] = [];
    let cursor: string | undefined;
    do {
        const page = await ada.ok('listBuyerMessages', { path: { conversation }, query: { limit: 100, cursor } });
        items.unshift(...page.items);
        cursor = page.next_cursor;
    } while (cursor !== undefined);
    return items;
}

// All of them, once each and in one unbroken row, behind the inquiry.
async function expectOnce(scene: Scene, texts: string[]): Promise<void> {
    const messages = await readAll(scene);
    expect(messages.map((message) => message.seq)).toEqual(messages.map((_, index) => index + 1));
    expect(messages.slice(1).map((message) => message.text).sort()).toEqual([...texts].sort()); // prettier-ignore
}

async function health({ ada }: Scene): Promise<{ status: number; failing: string }> {
    const answer = await ada.call('getHealth');
    return { status: answer.status, failing: ((answer.body as { failing?: string[] }).failing ?? []).join('\n') };
}

describe('a database that another program holds', () => {
    // Until it is released, as `sqlite3` at a terminal would.
    async function hold({ market }: Scene): Promise<{ release: () => Promise<void> }> {
        const holder: ChildProcess = spawn('sqlite3', [join(market.server.dataDirectory, 'stoa.db')], {
            stdio: ['pipe', 'pipe', 'inherit'],
        });
        undo.push(() => holder.kill());
        holder.stdin!.write(".timeout 5000\nBEGIN EXCLUSIVE;\nSELECT 'held';\n");
        const [said] = (await once(holder.stdout!, 'data')) as [Buffer];
        expect(said.toString('utf8').trim()).toBe('held');
        const release = async () => {
            holder.stdin!.end('ROLLBACK;\n');
            await once(holder, 'exit');
        };
        return { release };
    }

    it('for a second only makes sends wait', async () => {
        const scene = await begin();
        const { release } = await hold(scene);
        const sending = send(scene, 'It waits a moment.');
        await new Promise((later) => setTimeout(later, 1_000));
        await release();
        expect((await sending).status).toBe(201);
    });

    it('for longer refuses sends, lets people read, says so, and goes on when it is free', async () => {
        const scene = await begin();
        const texts = Array.from({ length: 8 }, (_, i) => `Is it here yet, I ask for the time number ${'i'.repeat(i + 1)}`);
        const { release } = await hold(scene);
        const sending = Promise.all(texts.map((text) => send(scene, text)));
        const reading = performance.now();
        expect(await readAll(scene)).toHaveLength(1);
        expect(performance.now() - reading).toBeLessThan(3_000);
        for (const answer of await sending) expectUnavailable(answer);
        const told = await health(scene);
        expect(told.status).toBe(503);
        expect(told.failing).toMatch(/cannot be written/);
        await expectOnce(scene, []);
        await release();
        for (const text of texts) expect((await send(scene, text)).status).toBe(201);
        await expectOnce(scene, texts);
        expect((await health(scene)).status).toBe(200);
    }, 60_000);
});

describe('a full disk', () => {
    const sizeMb = 160;
    const folder = join(temporaryDirectory(), 'disk');
    mkdirSync(folder);
    // A container's root may not be allowed to.
    const mounts = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', folder]).status === 0;

    it.skipIf(!mounts)(
        'refuses what does not fit, says so, and goes on when there is room (needs root, who may mount)',
        async () => {
            undo.push(() => execFileSync('umount', ['-l', folder]));
            mkdirSync(join(folder, 'server'));
            const scene = await begin({ directory: join(folder, 'server') });
            expect((await health(scene)).status).toBe(200);
            const { bavail, bsize } = statfsSync(folder);
            const filler = join(folder, 'filler');
            execFileSync('fallocate', ['-l', String(bavail * bsize - 1_000_000), filler]);
            expect((await health(scene)).failing).toMatch(/make room/);
            const refused: string[] = [];
            const taken: string[] = [];
            const ids = new Map<string, string>();
            for (let i = 0; i < 300 && refused.length < 20; i++) {
                const text =
                    `Letter ${[...String(i)].map((digit) => 'abcdefghij'[Number(digit)]).join('')} ${'lorem '.repeat(1_500)}`.trim();
                const answer = await send(scene, text);
                if (answer.status === 201) {
                    taken.push(text);
                    ids.set(text, (answer.body as Sent).message.id);
                } else {
                    expectUnavailable(answer);
                    refused.push(text);
                }
            }
            expect(refused.length).toBeGreaterThan(0);
            await expectOnce(scene, taken);
            rmSync(filler);
            for (const text of refused) expect((await send(scene, text)).status).toBe(201);
            for (const text of taken) expect(((await send(scene, text)).body as Sent).message.id).toBe(ids.get(text));
            await expectOnce(scene, [...taken, ...refused]);
            expect((await health(scene)).status).toBe(200);
            await scene.market.server.restart();
            await expectOnce(scene, [...taken, ...refused]);
        },
        90_000,
    );
});

describe('a directory that may not be written', () => {
    const under = isRoot ? asNobody : [];
    const runs = !isRoot || spawnSync(asNobody[0]!, [...asNobody.slice(1), 'test', '-x', program]).status === 0;

    function ownDirectory(): string {
        const directory = temporaryDirectory();
        if (isRoot) chownSync(directory, nobody, nobody);
        return directory;
    }

    it.skipIf(!runs)('keeps the server from starting, in a line (needs a program that others may run)', () => {
        const directory = ownDirectory();
        undo.push(() => rmSync(directory, { recursive: true, force: true }));
        chmodSync(directory, 0o500);
        const settings = { STOA_DATA_DIRECTORY: directory, STOA_HTTP_LISTEN: '127.0.0.1:0' };
        const { status, err } = runStoa(['serve'], { settings, under, directory: '/' });
        expect(status, err).not.toBe(0);
        expect(err.trim().split('\n')).toHaveLength(1);
        expect(err).toContain(`${directory} cannot be written`);
    });

    it.skipIf(!runs)('under a running server is told by /healthz until it is mended (needs a program that others may run)', async () => {
        const scene = await begin({ directory: ownDirectory(), under });
        const { dataDirectory } = scene.market.server;
        const file = join(dataDirectory, 'stoa.db');
        expect((await health(scene)).status).toBe(200);
        chmodSync(file, 0o400);
        chmodSync(dataDirectory, 0o500);
        const told = await health(scene);
        expect(told.status).toBe(503);
        expect(told.failing).toMatch(/mend its rights/);
        // What the server has open it may still write.
        expect((await send(scene, 'Does it take this?')).status).toBe(201);
        chmodSync(dataDirectory, 0o700);
        chmodSync(file, 0o600);
        expect((await health(scene)).status).toBe(200);
        await expectOnce(scene, ['Does it take this?']);
    });
});

describe('files that refuse every write, also by whom they are open', () => {
    // As where a filesystem has become read-only. Only root may mark a file so, and not every filesystem holds to it.
    function refuseWrites(file: string): boolean {
        return spawnSync('chattr', ['+i', file]).status === 0;
    }
    function allowWrites(file: string): void {
        spawnSync('chattr', ['-i', file]);
    }
    function isRefused(): boolean {
        const file = join(temporaryDirectory(), 'file');
        const open = openSync(file, 'w');
        try {
            refuseWrites(file);
            writeSync(open, 'x');
            return false;
        } catch {
            return true;
        } finally {
            closeSync(open);
            allowWrites(file);
            rmSync(join(file, '..'), { recursive: true });
        }
    }

    it.skipIf(!isRoot || !isRefused())(
        'refuse sends with a time to come again, let people read, and take all that is sent again once they may be written (needs root)',
        async () => {
            const scene = await begin();
            const { dataDirectory } = scene.market.server;
            const files = ['stoa.db', 'stoa.db-wal'].map((name) => join(dataDirectory, name));
            const texts = Array.from({ length: 8 }, (_, i) => `Is it written yet, I ask for the time number ${'i'.repeat(i + 1)}`);
            expect((await send(scene, 'It was written before.')).status).toBe(201);
            undo.push(() => files.forEach(allowWrites));
            expect(files.every(refuseWrites)).toBe(true);
            for (const answer of await Promise.all(texts.map((text) => send(scene, text)))) expectUnavailable(answer);
            expectUnavailable(
                await scene.market.push.call('putBuyer', { path: { external_id: 'ada' }, body: { name: 'Ada Byron', language: 'en' } }),
            );
            await expectOnce(scene, ['It was written before.']);
            const told = await health(scene);
            expect(told.status).toBe(503);
            expect(told.failing).toMatch(/cannot be written/);
            files.forEach(allowWrites);
            for (const text of texts) expect((await send(scene, text)).status).toBe(201);
            await expectOnce(scene, ['It was written before.', ...texts]);
            expect((await health(scene)).status).toBe(200);
            await scene.market.server.restart();
            await expectOnce(scene, ['It was written before.', ...texts]);
        },
        60_000,
    );
});
