// One event stream a browser: the tab that holds the lock opens it and tells the others. Locks and channel are handed in for tests.

// What the tabs say to one another about one stream.
export type Signal =
    | { say: 'hello' }
    | { say: 'state'; state: StreamState }
    | { say: 'conversation'; event: string }
    | { say: 'attachment'; event: string }
    | { say: 'reload' };
export type StreamState = 'connecting' | 'open' | 'lost';

export interface Channel {
    postMessage: (signal: Signal) => void;
    onmessage: ((message: { data: Signal }) => void) | null;
    close: () => void;
}
export interface Locks {
    request: (name: string, options: { signal: AbortSignal }, held: () => Promise<void>) => Promise<void>;
}
export interface Source {
    addEventListener: (type: string, listener: (event: { data: string; lastEventId: string }) => void) => void;
    onopen: ((event: Event) => void) | null;
    onerror: ((event: Event) => void) | null;
    readonly readyState: number;
    close: () => void;
}

export interface Surroundings {
    locks: Locks;
    open_channel: (name: string) => Channel;
    open_source: (url: string) => Source;
    again_after_ms: number;
}

export interface Listener {
    on_event: (event: string) => void; // Of a conversation.
    on_attachment: (event: string) => void;
    on_state: (state: StreamState) => void;
    on_reload: () => void; // Something may have been missed: load everything anew.
}

const closed = 2; // EventSource.CLOSED

// Listens to the stream at `url` until the returned function is called.
export function join_stream(url: string, around: Surroundings, listener: Listener): () => void {
    const channel = around.open_channel(`stoa:${url}`);
    const leaving = new AbortController();
    let leads = false;
    let state: StreamState = 'connecting';

    const receive = (signal: Signal) => {
        if (signal.say === 'conversation') listener.on_event(signal.event);
        else if (signal.say === 'attachment') listener.on_attachment(signal.event);
        else if (signal.say === 'reload') listener.on_reload();
        else if (signal.say === 'state') listener.on_state((state = signal.state));
        else if (leads) channel.postMessage({ say: 'state', state });
    };
    const tell = (signal: Signal) => {
        if (leaving.signal.aborted) return;
        channel.postMessage(signal); // Does not come back to its sender.
        receive(signal);
    };
    channel.onmessage = ({ data }) => receive(data);
    channel.postMessage({ say: 'hello' });

    const lead = async () => {
        leads = true;
        // The leader before may have heard what was lost with it; at the very first there is nothing to catch up.
        const takes_over = state !== 'connecting';
        await run_source(url, around, leaving.signal, tell, takes_over);
    };
    around.locks.request(`stoa:${url}`, { signal: leaving.signal }, lead).catch(() => undefined); // Aborted while waiting.
    return () => {
        leaving.abort();
        channel.close();
    };
}

// Keeps one EventSource open. The browser reconnects by itself with Last-Event-ID, but not after an HTTP error: then a new one is opened.
async function run_source(
    url: string,
    around: Surroundings,
    leaving: AbortSignal,
    tell: (signal: Signal) => void,
    missed_at_start: boolean,
) {
    let missed = missed_at_start;
    while (!leaving.aborted) {
        const source = around.open_source(url);
        let has_cursor = false; // Before the first event there is no Last-Event-ID to catch up from.
        let was_lost = missed;
        let was_open = false;
        for (const say of ['conversation', 'attachment'] as const)
            source.addEventListener(say, ({ data, lastEventId }) => {
                has_cursor ||= lastEventId !== '';
                tell({ say, event: data });
            });
        source.addEventListener('reset', () => tell({ say: 'reload' }));
        const opened = () => {
            was_open = true;
            tell({ say: 'state', state: 'open' });
            if (was_lost && !has_cursor) tell({ say: 'reload' });
            was_lost = false;
        };
        const ended = new Promise<void>((resolve) => {
            source.onopen = opened;
            source.onerror = () => {
                was_lost = true;
                tell({ say: 'state', state: 'lost' });
                if (source.readyState !== closed) return;
                if (was_open) tell({ say: 'reload' }); // It is refused now: the pages' own requests hear why, as where the session has ended.
                resolve();
            };
            leaving.addEventListener('abort', () => resolve(), { once: true });
        });
        await ended;
        source.close();
        missed = true; // The cursor went with the source.
        await wait(around.again_after_ms, leaving);
    }
}

function wait(ms: number, leaving: AbortSignal): Promise<void> {
    if (leaving.aborted) return Promise.resolve();
    return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        const stop = () => {
            clearTimeout(timer);
            resolve();
        };
        leaving.addEventListener('abort', stop, { once: true });
    });
}
