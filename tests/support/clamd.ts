// A real clamd with a signature database of the tests' own, which knows EICAR and nothing else.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ended, temporaryDirectory } from './server.ts';

const program = '/usr/sbin/clamd';
// CI has it.
export const clamdMissing = !existsSync(program) && process.env['CI'] !== 'true';

// In pieces, so that no scanner takes this file for malware.
export const eicar = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

export class Clamd {
    readonly #directory = temporaryDirectory();
    #child: ChildProcess | undefined;

    static async start(): Promise<Clamd> {
        const clamd = new Clamd();
        const file = (name: string) => join(clamd.#directory, name);
        writeFileSync(file('own.ndb'), `Stoa.Eicar:0:*:${eicar.toString('hex')}\n`);
        writeFileSync(
            file('clamd.conf'),
            `LocalSocket ${clamd.#socket}\nDatabaseDirectory ${clamd.#directory}\nForeground yes\nConcurrentDatabaseReload no\n`,
        );
        await clamd.launch();
        return clamd;
    }

    // What a Stoa that asks it is started with.
    get settings(): Record<string, string> {
        return { STOA_INSPECTION_CLAMD_SOCKET: this.#socket };
    }
    get #socket(): string {
        return join(this.#directory, 'clamd.socket');
    }

    async launch(): Promise<void> {
        this.#child = spawn(program, [`--config-file=${join(this.#directory, 'clamd.conf')}`], { stdio: 'ignore' });
        const end = Date.now() + 60_000;
        while ((await this.#answer()) !== 'PONG\n') {
            if (Date.now() > end) throw new Error('clamd does not answer.');
            await new Promise((next) => setTimeout(next, 50));
        }
    }
    #answer(): Promise<string> {
        return new Promise((done) => {
            const socket = connect(this.#socket);
            socket.on('error', () => done(''));
            socket.on('data', (bytes: Buffer) => done(bytes.toString()));
            socket.end('nPING\n');
        });
    }

    // It is gone, and its socket is nobody's.
    async stop(): Promise<void> {
        const child = this.#child;
        if (!child) return;
        child.kill('SIGKILL');
        await ended(child);
        rmSync(this.#socket, { force: true });
    }

    async remove(): Promise<void> {
        await this.stop();
        rmSync(this.#directory, { recursive: true, force: true });
    }
}
