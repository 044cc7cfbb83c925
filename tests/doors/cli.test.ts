// The command line: help, settings, and for everything that can be wrong at a start one line that says what to do.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Client } from '../support/client.ts';
import { Marketplace, password } from '../support/marketplace.ts';
import { runStoa, Server, temporaryDirectory, type CommandResult } from '../support/server.ts';

const directory = temporaryDirectory();
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function oneLine(result: CommandResult, words: RegExp): void {
    expect(result.status, result.err + result.out).toBe(1);
    expect(result.err.trim().split('\n'), result.err).toHaveLength(1);
    expect(result.err).toMatch(words);
}
const serve = (settings: Record<string, string>, args: string[] = []) =>
    runStoa(['serve', ...args], { settings: { STOA_HTTP_LISTEN: '127.0.0.1:0', ...settings }, directory });

describe('stoa', () => {
    it.each(['serve', 'check', 'policy', 'import', 'admin', 'migrate', 'bench'])('%s explains itself', (command) => {
        const said = runStoa([command, '--help']);
        expect(said.status, said.err).toBe(0);
        expect(said.out).toMatch(/--help/);
        expect(runStoa(['--help']).out).toMatch(new RegExp(`^\\s+${command}\\s+\\S`, 'm'));
    });
    it('tells its version', () => {
        expect(runStoa(['--version']).out).toMatch(/^stoa \d+\.\d+\.\d+/);
    });
    it('refuses a command and an option that it does not know', () => {
        oneLine(runStoa(['serv']), /serv/);
        oneLine(runStoa(['serve', '--prot', '1']), /--prot|help/);
        oneLine(runStoa([]), /\S/);
    });
});

describe('settings', () => {
    const config = (text: string) => {
        const path = join(directory, 'stoa.toml');
        writeFileSync(path, text);
        return path;
    };
    it('that are unknown are named with file, line and the nearest known key', () => {
        oneLine(
            serve({}, ['--config', config('data_directory = "x"\n\n[http]\nlisen = "127.0.0.1:0"\n')]),
            /stoa\.toml:4.*lisen.*http\.listen|stoa\.toml:4.*listen/,
        );
    });
    it('that are no TOML or of a wrong type are named with file and line', () => {
        oneLine(serve({}, ['--config', config('a = = 1\n')]), /stoa\.toml:1/);
        oneLine(serve({}, ['--config', config('[http]\nlisten = 5\n')]), /stoa\.toml:2.*listen/);
        rmSync(join(directory, 'stoa.toml'));
        oneLine(serve({ STOA_HTTP_LISTEN: 'everywhere' }), /STOA_HTTP_LISTEN/);
        oneLine(serve({ STOA_HTTP_PROT: '1' }), /STOA_HTTP_PROT/);
    });
    it('are printed so that they read back to the same', () => {
        rmSync(join(directory, 'stoa.toml'), { force: true });
        const printed = serve({ STOA_HTTP_LISTEN: '127.0.0.1:8123' }, ['--print-config']);
        expect(printed.status, printed.err).toBe(0);
        expect(printed.out).toContain('listen = "127.0.0.1:8123"');
        const again = runStoa(['serve', '--print-config', '--config', config(printed.out)], { directory });
        expect(again.out).toBe(printed.out);
        rmSync(join(directory, 'stoa.toml'));
    });
    it('of a file that is missing', () => {
        oneLine(serve({}, ['--config', join(directory, 'missing.toml')]), /missing\.toml/);
    });
});

describe('a start that cannot be', () => {
    it('because the port is taken', async () => {
        const taken = createServer().listen(0, '127.0.0.1');
        await new Promise((done) => taken.once('listening', done));
        const { port } = taken.address() as { port: number };
        try {
            oneLine(
                serve({
                    STOA_HTTP_LISTEN: `127.0.0.1:${port}`,
                    STOA_DATA_DIRECTORY: join(directory, 'port'),
                    STOA_HTTP_WEB_DIRECTORY: join(directory, 'no-web'), // Which is worth a warning, but only of a server that runs.
                }),
                new RegExp(String(port)),
            );
        } finally {
            taken.close();
        }
    });
    it('because another server serves the same data', async () => {
        const server = await Server.start();
        try {
            oneLine(serve({ STOA_DATA_DIRECTORY: server.dataDirectory }), /\S/);
        } finally {
            await server.remove();
        }
    });
    it('because the database is a newer version’s', async () => {
        const server = await Server.start();
        await server.stop();
        const file = join(server.dataDirectory, 'stoa.db');
        expect(existsSync(file)).toBe(true);
        makeNewer(file);
        oneLine(serve({ STOA_DATA_DIRECTORY: server.dataDirectory }), /newer|version/);
        await server.remove();
    });
    it('because the directory is a file', () => {
        writeFileSync(join(directory, 'file'), '');
        oneLine(serve({ STOA_DATA_DIRECTORY: join(directory, 'file') }), /file/);
    });
    it('because the database is none', () => {
        mkdirSync(join(directory, 'rubbish'), { mode: 0o700 });
        writeFileSync(
            join(directory, 'rubbish/stoa.db'),
            'this is no database, but it is long enough to look like a file of one'.repeat(20),
        );
        oneLine(serve({ STOA_DATA_DIRECTORY: join(directory, 'rubbish') }), /rubbish/);
    });
    it.runIf(process.getuid?.() === 0)('because the directory is another user’s (as root)', () => {
        const path = join(directory, 'others');
        mkdirSync(path);
        execFileSync('chown', ['65534', path]);
        oneLine(serve({ STOA_DATA_DIRECTORY: path }), /others/);
    });
    it('because the pack is not known', () => {
        oneLine(serve({ STOA_POLICY_PACK: 'amazon-2052', STOA_DATA_DIRECTORY: join(directory, 'pack') }), /amazon-2052/);
    });
});

describe('a server', () => {
    it('keeps its data to itself and ends at once by SIGINT and SIGTERM', async () => {
        const server = await Server.start();
        expect(statSync(server.dataDirectory).mode & 0o077).toBe(0);
        for (const signal of ['SIGINT', 'SIGTERM'] as const) {
            const began = performance.now();
            expect(await server.stop(signal)).toBe(0);
            expect(performance.now() - began).toBeLessThan(2_000);
            await server.launch();
        }
        await server.remove();
    });
    it('needs little memory', async () => {
        const server = await Server.start();
        await new Client(server).ok('getHealth');
        const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
        expect(Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1])).toBeLessThan(50 * 1024);
        await server.remove();
    });
    it('has its tables brought up to date by migrate, which says so', async () => {
        const server = await Server.start();
        await server.stop();
        const said = server.command(['migrate', '--check']);
        expect(said.status, said.err).toBe(0);
        expect(said.out).toMatch(/up to date/);
        await server.remove();
    });
});

describe('admin', () => {
    it('backs up a consistent copy while the server serves', async () => {
        const market = await Marketplace.start({ logins: ['olga', 'ada'] });
        const sent = await market.inquiry();
        const file = join(market.server.directory, 'copy', 'stoa.db');
        mkdirSync(join(market.server.directory, 'copy'), { mode: 0o700 });
        const state = { writing: true };
        const ada = await market.as('ada');
        const writer = (async () => {
            while (state.writing)
                await ada.ok('sendBuyerMessage', { path: { conversation: sent.conversation_id }, body: { text: 'More.' } });
        })();
        const result = market.server.command(['admin', 'backup', file]);
        state.writing = false;
        await writer;
        expect(result.status, result.err).toBe(0);
        oneLine(market.server.command(['admin', 'backup', file]), /copy/);
        const restored = await Server.start({ STOA_DATA_DIRECTORY: join(market.server.directory, 'copy') });
        const olga = await Client.signedIn(restored, 'olga@north.example', password);
        const path = { seller: market.north.id, conversation: sent.conversation_id };
        const { summary } = await olga.ok('getConversation', { path });
        expect((await olga.ok('listMessages', { path, query: { limit: 100 } })).items.at(-1)!.seq).toBe(summary.last_seq);
        await restored.remove();
        await market.remove();
    });
    it('refuses what makes no sense in one line', async () => {
        const server = await Server.start();
        const admin = (...args: string[]) => server.command(['admin', ...args], 'a long password\n');
        expect(admin('seller', 'create', 'Shop').status).toBe(0);
        oneLine(admin('seller', 'create', 'Shop'), /Shop/);
        const create = (login: string, ...more: string[]) => admin('user', 'create', login, '--name', 'N', '--password-stdin', ...more);
        expect(create('a@x.example', '--role', 'owner', '--seller', 'Shop').status).toBe(0);
        oneLine(create('A@X.example', '--role', 'owner', '--seller', 'Shop'), /already|exists/i);
        oneLine(create('b@x.example', '--role', 'owner', '--seller', 'Nowhere'), /Nowhere|seller/);
        oneLine(create('b@x.example', '--role', 'owner'), /seller/);
        oneLine(create('b@x.example', '--role', 'emperor'), /emperor|role/);
        oneLine(create('b@x.example', '--role', 'buyer'), /buyer/);
        oneLine(
            server.command(['admin', 'user', 'create', 'b@x.example', '--name', 'N', '--role', 'moderator', '--password-stdin'], 'short\n'),
            /password/,
        );
        oneLine(
            server.command(['admin', 'user', 'password', 'a@x.example', '--password-stdin'], `${'x'.repeat(257)}\n`),
            /at most 256 characters/,
        );
        oneLine(admin('token', 'create', 't', '--scope', 'everything'), /everything|scope/);
        oneLine(admin('user', 'invite', 'nobody@x.example'), /nobody|not found/);
        oneLine(admin('token', 'revoke', 'nothing'), /nothing|not found/);
        expect(admin('user', 'list').out).toMatch(/a@x\.example/i);
        await server.remove();
    });
});

// Says of the database that a version yet to come has written it.
function makeNewer(file: string): void {
    const bytes = readFileSync(file);
    bytes.writeUInt32BE(9999, 60); // The header's user_version (SQLite's file format, section 1.3).
    writeFileSync(file, bytes);
}
