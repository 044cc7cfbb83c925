// The bytes of files, by the commands that look after them and by what the server says of where they lie: missing, damaged and orphaned ones,
// a collector that is killed in the middle of its work, a disk that is full, an S3-compatible store that is away.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { Marketplace } from '../support/marketplace.ts';
import { hasS3Server, s3Bucket, S3Server } from '../support/s3_server.ts';
import { ended, runStoa, Server, startStoa, temporaryDirectory } from '../support/server.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
});

const day = 24 * 3600 * 1000;
const longAgo = () => Date.now() - 30 * day;

async function start(settings: Record<string, string> = {}): Promise<Server> {
    const server = await Server.start(settings);
    undo.push(() => server.remove());
    server.succeed(['admin', 'seller', 'create', 'Oak & Iron']);
    return server;
}

// What a server says that does not start.
function refused(settings: Record<string, string>): string {
    const directory = temporaryDirectory();
    undo.push(() => rmSync(directory, { recursive: true, force: true }));
    const own = { STOA_DATA_DIRECTORY: join(directory, 'data'), STOA_HTTP_LISTEN: '127.0.0.1:0' };
    const { status, err } = runStoa(['serve'], { settings: { ...own, ...settings }, directory });
    expect(status, err).toBe(1);
    expect(err.trim().split('\n'), err).toHaveLength(1);
    return err;
}

interface Blob {
    name: string;
    bytes: string;
    sha256: string;
}

// As the server names it: the seller's first copy of these bytes.
function blobOf(bytes: string): Blob {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name: `${sha256}-${'1'.padStart(16, '0')}-${'2a'.padStart(16, '0')}`, bytes, sha256 };
}

function sql(server: Server, statements: string[]): void {
    const script = `.timeout 5000\nBEGIN;\n${statements.join('\n')}\nCOMMIT;\n`;
    execFileSync('sqlite3', [join(server.dataDirectory, 'stoa.db')], { input: script });
}

// The rows of blobs that were last used a month ago; `file`: the name of a file that needs it.
function addRows(server: Server, blobs: Blob[], file?: string): void {
    const at = longAgo();
    const statements = blobs.map(
        ({ sha256, bytes }) => `INSERT INTO blobs VALUES (1, X'${sha256}', 42, ${Buffer.byteLength(bytes)}, ${at}, ${at});`,
    );
    for (const { sha256, bytes } of file === undefined ? [] : blobs) {
        const id = `X'${sha256.slice(0, 32)}'`;
        statements.push(
            `INSERT INTO attachments VALUES (1, ${id}, NULL, X'00', 1, 0, 1, X'00', '${file}', 'image/jpeg', NULL, ${bytes.length}, 3, NULL, ${at}, ${at});`,
            `INSERT INTO attachment_files (seller_id, attachment_id, part, sha256, media_type) VALUES (1, ${id}, 1, X'${sha256}', 'image/jpeg');`,
        );
    }
    sql(server, statements);
}

const pathOf = (server: Server, { name }: Blob) => join(server.dataDirectory, 'blobs', name.slice(0, 2), name);
function addBytes(server: Server, blob: Blob, bytes = blob.bytes): void {
    writeFileSync(pathOf(server, blob), bytes);
}
function makeOld(path: string): void {
    utimesSync(path, longAgo() / 1000, longAgo() / 1000);
}
function countBytes(server: Server): number {
    const files = readdirSync(join(server.dataDirectory, 'blobs'), { recursive: true, withFileTypes: true });
    return files.filter((file) => file.isFile()).length;
}

// Whether the process notes the signal of this number by now (proc(5): SigCgt).
function catches(pid: number, signal: number): boolean {
    const caught = /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
    return ((BigInt(`0x${caught}`) >> BigInt(signal - 1)) & 1n) === 1n;
}

describe('stoa admin blobs verify', () => {
    it('names what is missing, damaged and nobody’s, and ends with 2', async () => {
        const server = await start();
        const [fine, gone, bent, short, lost] = ['fine', 'gone', 'bent', 'short', 'lost'].map(blobOf) as [Blob, Blob, Blob, Blob, Blob];
        addRows(server, [fine, gone, bent, short], 'mug.jpg');
        for (const blob of [fine, lost]) addBytes(server, blob);
        const verify = (...args: string[]) => server.command(['admin', 'blobs', 'verify', ...args]);
        addBytes(server, bent, 'BENT');
        addBytes(server, short, 'shor');
        const said = verify();
        expect(said.status, said.err).toBe(2);
        const lines = said.err.trim().split('\n');
        expect(lines).toHaveLength(4);
        expect(said.err).toContain(`${gone.name}: missing: "mug.jpg" of seller 1 needs it`);
        expect(said.err).toContain(`${bent.name}: damaged: "mug.jpg" of seller 1 needs it`);
        expect(said.err).toContain(`${short.name}: damaged: `);
        expect(said.err).toContain(`${lost.name}: orphaned: no file knows its 4 bytes`);
        expect(said.out).toMatch(/^4 blobs in the directory .*blobs, .*: 1 missing, 2 damaged, 1 orphaned \(4 bytes\); 0 not in use\n$/);
        expect(verify('--sizes').err).not.toContain(bent.name);
        for (const blob of [gone, bent, short]) addBytes(server, blob);
        rmSync(pathOf(server, lost));
        expect(verify()).toMatchObject({ status: 0, err: '' });
        const wrong = verify('--from', 'nonsense');
        expect(wrong).toMatchObject({ status: 1, err: 'stoa: nonsense is no point that an interrupted run named\n' });
    });

    it('ends gently by SIGINT and says how to go on', async () => {
        const server = await start();
        const blobs = Array.from({ length: 3_000 }, (_, i) => blobOf(`blob ${i}`));
        addRows(server, blobs, 'mug.jpg');
        for (const blob of blobs) addBytes(server, blob);
        const child = startStoa(['admin', 'blobs', 'verify'], server.settings, server.directory);
        let err = '';
        child.stderr!.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
        while (!catches(child.pid!, 2)) await new Promise((done) => setTimeout(done, 1));
        child.kill('SIGINT');
        expect(await ended(child), err).toBe(1);
        const [, done, point] = /interrupted after (\d+) blobs; go on with --from (\S+)/.exec(err) ?? [];
        expect(point, err).toBeDefined();
        const rest = server.command(['admin', 'blobs', 'verify', '--from', point!]);
        expect(rest.status, rest.err).toBe(0);
        expect(rest.out).toMatch(new RegExp(`^${3_000 - Number(done)} blobs in`));
    }, 60_000);
});

describe('stoa admin blobs collect', () => {
    it('removes only what nobody has needed for long', async () => {
        const server = await start();
        await server.stop(); // It would collect by itself.
        const [needed, unused, orphan, young] = ['needed', 'unused', 'orphan', 'young'].map(blobOf) as [Blob, Blob, Blob, Blob];
        addRows(server, [needed], 'mug.jpg');
        addRows(server, [unused]);
        for (const blob of [needed, unused, orphan, young]) addBytes(server, blob);
        for (const blob of [needed, unused, orphan]) makeOld(pathOf(server, blob));
        const told = server.command(['admin', 'blobs', 'collect', '--dry-run']);
        expect(told.status, told.err).toBe(0);
        expect(told.err.trim().split('\n').sort()).toEqual([unused, orphan].map(({ name }) => `${name}: would be removed`).sort()); // prettier-ignore
        expect(countBytes(server)).toBe(4);
        expect(server.succeed(['admin', 'blobs', 'collect'])).toMatch(/removed 1 blobs that no message needs and 1 orphans, 12 bytes\n$/);
        expect([needed, unused, orphan, young].map((blob) => existsSync(pathOf(server, blob)))).toEqual([true, false, false, true]);
        expect(server.succeed(['admin', 'blobs', 'collect'])).toMatch(/removed 0 blobs .* 0 orphans/);
    });

    it('killed in the middle, also between row and bytes, loses nothing that is needed and is done by the next', async () => {
        const server = await start();
        await server.stop();
        const needed = Array.from({ length: 50 }, (_, i) => blobOf(`needed ${i}`));
        const unused = Array.from({ length: 3_000 }, (_, i) => blobOf(`unused ${i}`));
        addRows(server, needed, 'mug.jpg');
        addRows(server, unused);
        for (const blob of [...needed, ...unused]) {
            addBytes(server, blob);
            makeOld(pathOf(server, blob));
        }
        let left = countBytes(server);
        for (let round = 0; round < 20 && left > needed.length; round++) {
            const child = startStoa(['admin', 'blobs', 'collect'], server.settings, server.directory);
            await new Promise((done) => setTimeout(done, 100 + Math.random() * 300));
            child.kill('SIGKILL');
            await ended(child);
            expect(countBytes(server)).toBeLessThanOrEqual(left);
            left = countBytes(server);
            const verified = server.command(['admin', 'blobs', 'verify']);
            expect(verified.out + verified.err, 'no row without its bytes').toMatch(/: 0 missing, 0 damaged/);
        }
        server.succeed(['admin', 'blobs', 'collect']);
        expect(countBytes(server)).toBe(needed.length);
        expect(server.command(['admin', 'blobs', 'verify']).status).toBe(0);
    }, 120_000);
});

describe('a directory for files', () => {
    it('that cannot be made is named in a line', () => {
        const directory = temporaryDirectory();
        undo.push(() => rmSync(directory, { recursive: true, force: true }));
        writeFileSync(join(directory, 'file'), '');
        expect(refused({ STOA_BLOBS_DIRECTORY: join(directory, 'file') })).toMatch(/file is a file, not a directory for files/);
    });

    const folder = join(temporaryDirectory(), 'disk');
    mkdirSync(folder);
    const mounts = process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]).status === 0;
    it.skipIf(!mounts)('that is nearly full is told by /healthz, and messages go on (needs root, who may mount)', async () => {
        undo.push(() => execFileSync('umount', ['-l', folder]));
        const market = await Marketplace.start({ logins: ['ada'], settings: { STOA_BLOBS_DIRECTORY: folder } });
        undo.push(() => market.remove());
        const health = await new Client(market.server).call('getHealth');
        expect(health.status).toBe(503);
        expect(health.text).toContain(`the disk of ${folder} has only`);
        expect(await market.inquiry()).toHaveProperty('conversation_id');
    });
});

describe.skipIf(!hasS3Server)('an S3-compatible store for files (needs python3-swift)', () => {
    async function startS3(): Promise<S3Server> {
        const s3 = await S3Server.start();
        undo.push(() => s3.remove());
        return s3;
    }
    const failing = async (server: Server) => {
        const answer = await new Client(server).call('getHealth');
        return ((answer.body as { failing?: string[] }).failing ?? []).join('\n');
    };

    it('is verified and collected like a directory', async () => {
        const s3 = await startS3();
        const server = await start(s3.settings);
        await server.stop();
        const [fine, gone, bent, unused] = ['fine', 'gone', 'bent', 'unused'].map(blobOf) as [Blob, Blob, Blob, Blob];
        addRows(server, [fine, gone, bent], 'mug.jpg');
        addRows(server, [unused]);
        for (const blob of [fine, bent, unused]) await s3.request('PUT', `${s3Bucket}/${blob.name}`, blob === bent ? 'BENT' : blob.bytes);
        const said = server.command(['admin', 'blobs', 'verify']);
        expect(said.status, said.err).toBe(2);
        expect(said.err).toContain(`${gone.name}: missing: `);
        expect(said.err).toContain(`${bent.name}: damaged: `);
        expect(said.out).toContain('1 missing, 1 damaged, 0 orphaned');
        expect(server.succeed(['admin', 'blobs', 'collect'])).toContain(`the bucket ${s3Bucket} at http://127.0.0.1:`);
        await expect(s3.request('GET', `${s3Bucket}/${unused.name}`)).rejects.toThrow(/404/);
        expect((await s3.request('GET', `${s3Bucket}/${fine.name}`)).toString()).toBe('fine');
    }, 60_000);

    it('that is away is told by /healthz until it is back, and loses nothing by it', async () => {
        const s3 = await startS3();
        const server = await start(s3.settings);
        addRows(server, [blobOf('fine')], 'mug.jpg');
        expect(await failing(server)).toBe('');
        await s3.stop();
        const verified = server.command(['admin', 'blobs', 'verify']);
        expect(verified.status).toBe(1);
        expect(verified.err).toMatch(/^stoa: http:\/\/127\.0\.0\.1:\d+ does not answer: .*\n$/);
        await expect.poll(() => failing(server), { timeout: 30_000, interval: 1_000 }).toMatch(/does not answer/);
        await s3.launch();
        await expect.poll(() => failing(server), { timeout: 30_000, interval: 1_000 }).toBe('');
    }, 90_000);

    it('whose bucket or secret is wrong is told at the start, in /healthz and by the commands', async () => {
        const s3 = await startS3();
        const missing = await start({ ...s3.settings, STOA_BLOBS_S3_BUCKET: 'nowhere' });
        expect(await failing(missing)).toMatch(/there is no bucket nowhere at .*; make it, or mend blobs\.s3_bucket/);
        expect(missing.log).toMatch(/files cannot be kept: .*nowhere/);
        writeFileSync(s3.secretFile, 'quite-another-secret');
        const wrong = await start(s3.settings);
        expect(await failing(wrong)).toMatch(/blobs\.s3_secret_file is not that of the key stoa:files/);
        const verified = wrong.command(['admin', 'blobs', 'verify']);
        expect(verified.status).toBe(1);
        expect(verified.err).toMatch(/blobs\.s3_secret_file/);
        expect(wrong.log + verified.err).not.toContain('quite-another-secret');
    }, 60_000);

    it('must be named in full', async () => {
        const s3 = await startS3();
        expect(refused({ ...s3.settings, STOA_BLOBS_S3_BUCKET: '' })).toMatch(/endpoint is set, so blobs\.s3_bucket must be too/);
        const absent = { ...s3.settings, STOA_BLOBS_S3_SECRET_FILE: join(s3.folder, 'absent') };
        expect(refused(absent)).toMatch(/cannot read a secret from blobs\.s3_secret_file .*absent/);
    });
});
