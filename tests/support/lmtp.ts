// Speaks LMTP (RFC 2033) to a Stoa under test, as the mail server in front does.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export class Lmtp {
    readonly #socket: Socket;
    #said = '';
    #closed = false;

    private constructor(socket: Socket) {
        this.#socket = socket;
        socket.on('data', (bytes: Buffer) => (this.#said += bytes.toString('utf8')));
        socket.on('error', () => undefined); // A server that is killed resets the connection.
        socket.on('close', () => (this.#closed = true));
    }

    static async connect(port: number): Promise<Lmtp> {
        const socket = connect(port, '127.0.0.1');
        await once(socket, 'connect');
        const lmtp = new Lmtp(socket);
        await lmtp.#reply();
        await lmtp.command('LHLO mx.test.example');
        return lmtp;
    }

    // What the server answers; empty where it has gone.
    async #reply(): Promise<string> {
        const end = Date.now() + 20_000;
        for (;;) {
            const whole = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(this.#said);
            if (whole) {
                this.#said = this.#said.slice(whole[0].length);
                return whole[0];
            }
            if (this.#closed) return '';
            if (Date.now() > end) throw new Error(`LMTP: no reply, only ${this.#said}`);
            await new Promise((next) => setTimeout(next, 5));
        }
    }

    async command(line: string): Promise<string> {
        this.write(`${line}\r\n`);
        return this.#reply();
    }

    // Up to where the mail itself begins.
    async begin(from: string, to: string): Promise<void> {
        await this.command(`MAIL FROM:<${from}>`);
        const known = await this.command(`RCPT TO:<${to}>`);
        if (!known.startsWith('250')) throw new Error(`LMTP: ${known}`);
        await this.command('DATA');
    }

    write(bytes: string): void {
        this.#socket.write(bytes);
    }

    // `source` has CRLF at the ends of its lines, and no line that begins with a dot.
    async deliver(from: string, to: string, source: string): Promise<string> {
        await this.begin(from, to);
        return this.command(`${source}\r\n.`);
    }

    close(): void {
        this.#socket.destroy();
    }
}
