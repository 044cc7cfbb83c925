// Postfix's smtp-sink: a real SMTP server that takes every mail, or refuses at a stated command, and keeps each in a file.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { answers, freePort } from './postfix.ts';
import { temporaryDirectory } from './server.ts';

// Where Debian has it; not in everybody's PATH.
export const sinkProgram = '/usr/sbin/smtp-sink';

export class SmtpSink {
    readonly #directory = temporaryDirectory();
    readonly #port: number;
    #child: ChildProcess | undefined;
    // What it says: a line a connection, among others.
    log = '';

    private constructor(port: number) {
        this.#port = port;
    }

    // `options`: its own, such as `-w 1`: a second before the answer to DATA; `-r RCPT`, `-f RCPT`: refuses for now, for good.
    static async start(options: string[] = []): Promise<SmtpSink> {
        const sink = new SmtpSink(await freePort());
        await sink.launch(options);
        return sink;
    }

    async launch(options: string[] = []): Promise<void> {
        await this.stop();
        const mails = join(this.#directory, 'mails');
        mkdirSync(mails, { recursive: true });
        for (const folder of [this.#directory, mails]) chmodSync(folder, 0o777); // It runs as nobody where it is started by root.
        const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
        const args = ['-v', ...user, ...options, '-d', `${mails}/mail.`, `127.0.0.1:${this.#port}`, '256'];
        const child = spawn(sinkProgram, args, { stdio: ['ignore', 'ignore', 'pipe'] });
        this.#child = child;
        child.stderr.on('data', (chunk: Buffer) => (this.log += chunk.toString('utf8')));
        const end = Date.now() + 10_000;
        while (!(await answers(this.#port))) {
            if (Date.now() > end) throw new Error(`smtp-sink does not answer: ${this.log}`);
            await new Promise((next) => setTimeout(next, 50));
        }
    }

    // What a Stoa before it is started with.
    get settings(): Record<string, string> {
        return { STOA_MAIL_DOMAIN: 'messages.example', STOA_LMTP_LISTEN: '127.0.0.1:0', STOA_MAIL_RELAY: `smtp://127.0.0.1:${this.#port}` };
    }

    // Those that are whole: a file is there from MAIL on.
    async mails(): Promise<Email[]> {
        const folder = join(this.#directory, 'mails');
        const all = await Promise.all(readdirSync(folder).map((name) => PostalMime.parse(readFileSync(join(folder, name)))));
        return all.filter(({ messageId }) => messageId !== undefined);
    }
    async count(): Promise<number> {
        return (await this.mails()).length;
    }

    forget(): void {
        const folder = join(this.#directory, 'mails');
        for (const name of readdirSync(folder)) rmSync(join(folder, name));
        this.log = '';
    }

    async stop(): Promise<void> {
        const child = this.#child;
        if (!child || child.exitCode !== null || child.signalCode !== null) return;
        const ended = new Promise((done) => child.once('exit', done));
        child.kill('SIGKILL');
        await ended;
    }

    async remove(): Promise<void> {
        await this.stop();
        rmSync(this.#directory, { recursive: true, force: true });
    }
}
