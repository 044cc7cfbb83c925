// For tests: a browser with its locks, channels and event sources, small enough to see through.
import { join_stream, type Channel, type Locks, type Signal, type StreamState, type Surroundings } from './election';
import type { Source } from './source';

// `ahead_ms`: of the server's clock before the browser's, where it is known.
export function make_browser(set: { ahead_ms?: number } = {}) {
    const channels = new Set<Channel & { name: string }>();
    const sources: FakeSource[] = [];
    const queue: (() => Promise<void>)[] = [];
    let held = false;
    const next = () => {
        const first = queue.shift();
        if (!first || held) return;
        held = true;
        void first().finally(() => {
            held = false;
            next();
        });
    };
    const locks: Locks = {
        request: (_name, { signal }, run) =>
            new Promise((resolve, reject) => {
                const entry = () => run().then(resolve);
                queue.push(entry);
                signal.addEventListener('abort', () => {
                    const at = queue.indexOf(entry);
                    if (at < 0) return;
                    queue.splice(at, 1);
                    reject(new DOMException('', 'AbortError'));
                });
                if (!held) next();
            }),
    };
    const wakers = new Set<() => void>();
    const around: Surroundings = {
        locks,
        on_wake: (listener) => {
            wakers.add(listener);
            return () => wakers.delete(listener);
        },
        again_after_ms: 1000,
        server_time: (local_ms) => (set.ahead_ms === undefined ? null : local_ms + set.ahead_ms),
        open_source: (url) => {
            const source = new FakeSource(url);
            sources.push(source);
            return source;
        },
        open_channel: (name) => {
            const channel = {
                name,
                onmessage: null as Channel['onmessage'],
                postMessage: (signal: Signal) => {
                    for (const other of channels) if (other !== channel && other.name === name) other.onmessage?.({ data: signal });
                },
                close: () => channels.delete(channel),
            };
            channels.add(channel);
            return channel;
        },
    };
    const open_tab = (began_ms = Date.now()) => {
        const heard = { events: [] as string[], files: [] as string[], states: [] as StreamState[], reloads: 0 };
        const leave = join_stream('/v1/events', began_ms, around, {
            on_event: (event) => heard.events.push(event),
            on_attachment: (event) => heard.files.push(event),
            on_state: (state) => heard.states.push(state),
            on_reload: () => ++heard.reloads,
        });
        return { heard, leave };
    };
    const wake = () => wakers.forEach((waker) => waker());
    return { open_tab, sources, wake };
}

class FakeSource implements Source {
    onopen: Source['onopen'] = null;
    onerror: Source['onerror'] = null;
    readyState = 0;
    readonly url: string;
    readonly listeners: Record<string, (event: { data: string; lastEventId: string }) => void> = {};
    constructor(url: string) {
        this.url = url;
    }
    addEventListener(type: string, listener: (event: { data: string; lastEventId: string }) => void): void {
        this.listeners[type] = listener;
    }
    open(): void {
        this.readyState = 1;
        this.onopen?.(new Event('open'));
    }
    fail(final: boolean): void {
        this.readyState = final ? 2 : 0;
        this.onerror?.(new Event('error'));
    }
    say(type: string, data: string, lastEventId = '1'): void {
        this.listeners[type]?.({ data, lastEventId });
    }
    close(): void {
        this.readyState = 2;
    }
}
