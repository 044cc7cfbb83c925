// The wire between a browser and the server, which can be cut, silenced and mended.
import { createServer, connect, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { once } from 'node:events';

export class Wire {
    readonly #server: NetServer;
    readonly #open = new Set<Socket>(); // Both ends of each connection.
    readonly #near = new Set<Socket>(); // The browser's.
    readonly #streams = new Set<Socket>(); // Both ends of those that have asked for events.
    #is_cut = false;
    #is_heard = true;

    private constructor(to: URL) {
        this.#server = createServer((near) => {
            if (this.#is_cut) {
                near.destroy();
                return;
            }
            const far = connect(Number(to.port), to.hostname);
            this.#near.add(near);
            near.on('close', () => this.#near.delete(near));
            near.on('data', (sent: Buffer) => {
                if (/^GET \S+\/events[ ?]/.test(sent.toString('latin1'))) this.#streams.add(near).add(far);
            });
            for (const [socket, other] of [
                [near, far],
                [far, near],
            ] as const) {
                this.#open.add(socket);
                socket.pipe(other);
                socket.on('error', () => undefined); // The other end closes with it.
                socket.on('close', () => {
                    this.#open.delete(socket);
                    if (socket === far || this.#is_heard) other.destroy();
                });
            }
        });
    }

    static async lay(to: string): Promise<Wire> {
        const wire = new Wire(new URL(to));
        wire.#server.listen(0, '127.0.0.1');
        await once(wire.#server, 'listening');
        return wire;
    }

    get url(): string {
        return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    }
    cut(): void {
        this.#is_cut = true;
        for (const socket of this.#open) socket.destroy();
    }
    // As where a phone leaves its network: the browser knows at once, and the server waits for more.
    cut_unheard(): void {
        this.#is_heard = false;
        this.#is_cut = true;
        for (const socket of this.#near) socket.destroy();
    }
    // What event streams are open stay open and carry nothing any more, as after a computer has slept; who connects anew is served.
    silenceStreams(): void {
        for (const socket of this.#streams) socket.unpipe().pause();
    }
    mend(): void {
        this.#is_cut = false;
        this.#is_heard = true;
    }
    remove(): void {
        this.cut();
        this.#server.close();
    }
}
