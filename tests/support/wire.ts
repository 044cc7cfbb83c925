// The wire between a browser and the server, which can be cut and mended.
import { createServer, connect, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { once } from 'node:events';

export class Wire {
    readonly #server: NetServer;
    readonly #open = new Set<Socket>();
    #is_cut = false;

    private constructor(to: URL) {
        this.#server = createServer((near) => {
            if (this.#is_cut) {
                near.destroy();
                return;
            }
            const far = connect(Number(to.port), to.hostname);
            for (const [socket, other] of [
                [near, far],
                [far, near],
            ] as const) {
                this.#open.add(socket);
                socket.pipe(other);
                socket.on('error', () => undefined); // The other end closes with it.
                socket.on('close', () => {
                    this.#open.delete(socket);
                    other.destroy();
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
    mend(): void {
        this.#is_cut = false;
    }
    remove(): void {
        this.cut();
        this.#server.close();
    }
}
