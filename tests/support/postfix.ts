// A real Postfix before a Stoa under test: it takes mail from the outside by SMTP, hands it in by LMTP, and keeps what goes out.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import PostalMime, { type Email } from 'postal-mime';
import { expect } from 'vitest';
import { root } from './paths.ts';
import { temporaryDirectory } from './server.ts';

export const mailDomain = 'messages.example';
// Postfix needs root; CI has it.
export const asRoot = process.getuid?.() === 0;

// Free at this moment.
export function freePort(): Promise<number> {
    return new Promise((done, failed) => {
        const server = createServer();
        server.once('error', failed);
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            server.close(() => (typeof address === 'object' && address ? done(address.port) : failed(new Error('no port'))));
        });
    });
}

// Whether a server says a word there.
export async function answers(port: number): Promise<boolean> {
    return new Promise((done) => {
        const socket = connect(port, '127.0.0.1');
        socket.once('data', () => {
            socket.destroy();
            done(true);
        });
        socket.once('error', () => done(false));
    });
}

// A mail that arrived at somebody's mailbox outside.
export interface Arrived {
    deliveredTo: string;
    source: string;
    mail: Email;
}

interface Checking {
    relayPort: number;
    zoneFile: string;
}

// By a mail's name in its folder, as Postfix makes it: 1795708288.V10301I1e2bM518712.host, with the microseconds behind the M.
function arrivedAt(name: string): number {
    const [, seconds, micros = '0'] = /^(\d+)\.(?:.*M(\d+)\.)?/.exec(name) ?? [];
    return Number(seconds) * 1_000_000 + Number(micros);
}

export class Postfix {
    readonly #directory: string;
    readonly #port: number;
    readonly #lmtpPort: number;
    readonly #checking: Checking | undefined;
    readonly #transport: Transporter;
    #child: ChildProcess | undefined;

    private constructor(directory: string, port: number, lmtpPort: number, checking: Checking | undefined) {
        this.#directory = directory;
        this.#port = port;
        this.#lmtpPort = lmtpPort;
        this.#checking = checking;
        this.#transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
    }

    // With `zone`, what the names of the senders elsewhere say, what comes in is checked, and what goes out is signed.
    static async start(zone?: string): Promise<Postfix> {
        const directory = temporaryDirectory();
        chmodSync(directory, 0o755); // Postfix's own users go through it.
        const zoneFile = join(directory, 'zone');
        if (zone !== undefined) writeFileSync(zoneFile, zone);
        const checking = zone === undefined ? undefined : { relayPort: await freePort(), zoneFile };
        const postfix = new Postfix(directory, await freePort(), await freePort(), checking);
        await postfix.launch();
        return postfix;
    }

    // What a Stoa behind it is started with.
    get settings(): Record<string, string> {
        return {
            STOA_MAIL_DOMAIN: mailDomain,
            STOA_MAIL_RELAY: `smtp://127.0.0.1:${this.#checking?.relayPort ?? this.#port}`,
            STOA_LMTP_LISTEN: `127.0.0.1:${this.#lmtpPort}`,
            ...(this.#checking && { STOA_MAIL_FRONT: `mx.${mailDomain}` }),
        };
    }

    // On which Stoa behind it listens.
    get lmtpPort(): number {
        return this.#lmtpPort;
    }

    async launch(): Promise<void> {
        const program = join(root, 'tools/mail/postfix');
        const ports = [this.#port, this.#lmtpPort].map(String);
        const checked = this.#checking ? [String(this.#checking.relayPort), this.#checking.zoneFile] : [];
        this.#child = spawn(program, [this.#directory, mailDomain, ...ports, ...checked], { stdio: 'ignore' });
        const end = Date.now() + 30_000;
        while (!(await answers(this.#port))) {
            if (Date.now() > end) throw new Error(`Postfix does not answer: ${this.log}`);
            await new Promise((next) => setTimeout(next, 100));
        }
    }

    get log(): string {
        const file = join(this.#directory, 'maillog');
        return existsSync(file) ? readFileSync(file, 'utf8') : '';
    }

    // Refused mails are thrown, with `responseCode` and `response` as Postfix said them.
    async send(mail: SendMailOptions): Promise<void> {
        await this.#transport.sendMail(mail);
    }

    // By swaks(1), from a server elsewhere, whose IP address Postfix is told by XCLIENT. `source` goes as it stands: signatures stay
    // whole, or broken. What was said, line by line; a refusal is among it.
    swaks({ from, to, source, client }: { from: string; to: string; source: string; client?: string }): string {
        const elsewhere = client === undefined ? [] : ['--xclient-addr', client, '--xclient-name', `mail.${from.split('@')[1]!}`];
        const options = ['--server', `127.0.0.1:${this.#port}`, '--from', from, '--to', to, '--data', '-'];
        return spawnSync('swaks', [...options, ...elsewhere], { input: source, encoding: 'utf8', timeout: 60_000 }).stdout;
    }

    // All that ever arrived outside for `address`, in the order of arrival.
    async arrived(address: string): Promise<Arrived[]> {
        const folder = join(this.#directory, 'mailboxes/all/new');
        if (!existsSync(folder)) return [];
        const mails: Arrived[] = [];
        for (const name of readdirSync(folder).sort((one, other) => arrivedAt(one) - arrivedAt(other))) {
            const source = readFileSync(join(folder, name), 'utf8');
            const deliveredTo = /^Delivered-To: (.*)$/m.exec(source)?.[1] ?? '';
            if (deliveredTo === address) mails.push({ deliveredTo, source, mail: await PostalMime.parse(source) });
        }
        return mails;
    }

    // The newest of them, as soon as more than `after` have come.
    async next(address: string, after: number): Promise<Arrived> {
        await expect.poll(async () => (await this.arrived(address)).length, { timeout: 20_000 }).toBeGreaterThan(after);
        return (await this.arrived(address)).at(-1)!;
    }

    // One that says this, as soon as there is one.
    async find(address: string, text: string): Promise<Arrived> {
        const says = async () => (await this.arrived(address)).find(({ mail }) => mail.text?.includes(text));
        await expect.poll(says, { timeout: 20_000 }).toBeDefined();
        return (await says())!;
    }

    async stop(): Promise<void> {
        const child = this.#child;
        if (!child || child.exitCode !== null) return;
        const ended = new Promise((done) => child.once('exit', done));
        child.kill('SIGTERM');
        await ended;
    }

    async remove(): Promise<void> {
        this.#transport.close();
        await this.stop();
        rmSync(this.#directory, { recursive: true, force: true });
    }
}
