// Bytes over a socket as they are, for what no HTTP client would send.
import { connect, type Socket } from 'node:net';
import type { Place } from './client.ts';

export interface RawAnswer {
    text: string;
    closed: boolean; // By the server, before the time was over.
}

export function open(place: Place): Promise<Socket> {
    const { port, hostname } = new URL(place.url);
    return new Promise((done, failed) => {
        const socket = connect(Number(port), hostname, () => done(socket));
        socket.once('error', failed);
    });
}

// Gives what comes back until the server closes, or nothing has come for `patienceMs`.
export async function converse(place: Place, bytes: string | Buffer, patienceMs = 1_000): Promise<RawAnswer> {
    const socket = await open(place);
    socket.write(bytes);
    return listen(socket, patienceMs);
}

export function listen(socket: Socket, patienceMs: number): Promise<RawAnswer> {
    return new Promise((done) => {
        let text = '';
        let isOver = false;
        const end = (closed: boolean) => {
            if (isOver) return;
            isOver = true;
            clearTimeout(timer);
            socket.destroy();
            done({ text, closed });
        };
        const timer = setTimeout(() => end(false), patienceMs);
        socket.on('data', (chunk) => {
            text += chunk.toString('latin1');
            timer.refresh();
        });
        socket.on('error', () => end(true));
        socket.on('close', () => end(true));
    });
}

// How many answers stand in what came back.
export function statuses(text: string): number[] {
    return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]));
}
