// A live stream of server-sent events (WHATWG HTML section 9.2), as a browser reads it.
import { request, type ClientRequest } from 'node:http';
import type { Client } from './client.ts';
import { checkSchema } from './contract.ts';
import type { ConversationEvent } from './types.ts';

export interface LiveEvent {
    event: string;
    id: string;
    payload: ConversationEvent | undefined; // None for `reset`.
}

export class EventStream {
    readonly events: LiveEvent[] = [];
    readonly beats: number[] = []; // The period that each told, in milliseconds.
    closed = false;
    #request: ClientRequest | undefined;
    #rest = '';
    #lastId: string;
    readonly #waiting = new Set<() => void>();

    private constructor(lastId: string) {
        this.#lastId = lastId;
    }

    // Resolves when the server has answered that the stream is open.
    static async open(client: Client, target: string, lastEventId = ''): Promise<EventStream> {
        const stream = new EventStream(lastEventId);
        const resume = lastEventId === '' ? {} : { 'last-event-id': lastEventId };
        const headers = { accept: 'text/event-stream', ...client.standingHeaders(), ...resume };
        await new Promise<void>((done, failed) => {
            const outgoing = request(`${client.url}${target}`, { headers, agent: false }, (answer) => {
                const type = answer.headers['content-type'] ?? '';
                if (answer.statusCode !== 200 || !type.startsWith('text/event-stream')) {
                    answer.resume();
                    failed(new Error(`${target} answered ${answer.statusCode ?? 0} ${type}`));
                    return;
                }
                answer.setEncoding('utf8');
                answer.on('data', (text: string) => stream.#take(text));
                const end = () => {
                    stream.closed = true;
                    stream.#wake();
                };
                answer.on('end', end);
                answer.on('error', end);
                answer.on('close', end);
                done();
            });
            outgoing.on('error', failed);
            outgoing.end();
            stream.#request = outgoing;
        });
        return stream;
    }

    get lastId(): string {
        return this.#lastId;
    }

    // The first event that fits, of those that came and those that will.
    async until(fits: (event: LiveEvent) => boolean, timeoutMs = 5_000): Promise<LiveEvent> {
        const ends = Date.now() + timeoutMs;
        for (;;) {
            const found = this.events.find(fits);
            if (found) return found;
            if (this.closed || Date.now() >= ends)
                throw new Error(`no such event in ${timeoutMs} ms; there were ${JSON.stringify(this.events)}`);
            await new Promise<void>((done) => {
                const timer = setTimeout(done, ends - Date.now());
                this.#waiting.add(() => {
                    clearTimeout(timer);
                    done();
                });
            });
        }
    }

    async untilMessage(conversation: string, seq: number, timeoutMs = 5_000): Promise<LiveEvent> {
        return this.until((one) => one.payload?.conversation_id === conversation && one.payload.last_seq >= seq, timeoutMs);
    }

    async untilClosed(timeoutMs = 5_000): Promise<void> {
        const ends = Date.now() + timeoutMs;
        while (!this.closed) {
            if (Date.now() > ends) throw new Error(`the stream is still open after ${timeoutMs} ms`);
            await new Promise((done) => setTimeout(done, 20));
        }
    }

    close(): void {
        this.#request?.destroy();
        this.closed = true;
    }

    #take(text: string): void {
        const blocks = (this.#rest + text).replaceAll('\r\n', '\n').split('\n\n');
        this.#rest = blocks.pop() ?? '';
        for (const block of blocks) this.#read(block);
        this.#wake();
    }

    #read(block: string): void {
        let event = 'message';
        const body: string[] = [];
        for (const line of block.split('\n')) {
            const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
            if (field === 'event') event = value ?? '';
            else if (field === 'id') this.#lastId = value ?? '';
            else if (field === 'data') body.push(value ?? '');
        }
        if (body.length === 0 && event === 'message') return; // An id alone.
        if (event === 'beat') {
            const beat = JSON.parse(body.join('\n')) as { period_ms: number };
            checkSchema('StreamBeat', beat);
            this.beats.push(beat.period_ms);
            return;
        }
        let payload: ConversationEvent | undefined;
        if (event === 'conversation') {
            payload = JSON.parse(body.join('\n')) as ConversationEvent;
            checkSchema('ConversationEvent', payload);
        }
        this.events.push({ event, id: this.#lastId, payload });
    }

    #wake(): void {
        const waiting = [...this.#waiting];
        this.#waiting.clear();
        for (const wake of waiting) wake();
    }
}
