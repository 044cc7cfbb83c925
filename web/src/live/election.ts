// One event stream a browser: the tab that holds the lock opens it and tells the others, one that comes later also what it may have
// missed while it loaded. Locks and channel are handed in for tests.
import { Recent } from './recent';
import { SourceKeeper, type Sources } from './source';

// What the tabs say to one another about one stream.
export type Signal =
    | { say: 'hello'; began_ms: number } // What the tab shows was loaded then or later.
    | { say: 'state'; state: StreamState }
    | { say: 'conversation'; event: string }
    | { say: 'attachment'; event: string }
    | { say: 'reload' }
    | { say: 'wake' };
export type StreamState = 'connecting' | 'open' | 'lost';

export interface Channel {
    postMessage: (signal: Signal) => void;
    onmessage: ((message: { data: Signal }) => void) | null;
    close: () => void;
}
export interface Locks {
    request: (name: string, options: { signal: AbortSignal }, held: () => Promise<void>) => Promise<void>;
}
export interface Surroundings extends Sources {
    locks: Locks;
    open_channel: (name: string) => Channel;
    on_wake: (listener: () => void) => () => void; // The page is looked at again, or the network is back; gives what ends it.
}

export interface Listener {
    on_event: (event: string) => void; // Of a conversation.
    on_attachment: (event: string) => void;
    on_state: (state: StreamState) => void;
    on_reload: () => void; // Something may have been missed: load everything anew.
}

// Listens to the stream at `url` until the returned function is called. `began_ms`: what is shown was loaded then or later.
export function join_stream(url: string, began_ms: number, around: Surroundings, listener: Listener): () => void {
    const channel = around.open_channel(`stoa:${url}`);
    const leaving = new AbortController();
    let keeper: SourceKeeper | undefined; // Of the tab that leads.
    let recent: Recent | undefined; // Likewise.
    let earliest_ms = began_ms; // Of all tabs that have been heard.
    let state: StreamState = 'connecting';

    const receive = (signal: Signal) => {
        if (signal.say === 'conversation') listener.on_event(signal.event);
        else if (signal.say === 'attachment') listener.on_attachment(signal.event);
        else if (signal.say === 'reload') listener.on_reload();
        else if (signal.say === 'state') listener.on_state((state = signal.state));
        else if (signal.say === 'wake') keeper?.look_after_sleep();
        else welcome(signal.began_ms);
    };
    const welcome = (came_ms: number) => {
        earliest_ms = Math.min(earliest_ms, came_ms);
        if (!recent) return;
        channel.postMessage({ say: 'state', state });
        for (const signal of recent.since(came_ms)) channel.postMessage(signal);
    };
    const tell = (signal: Signal) => {
        if (leaving.signal.aborted) return;
        channel.postMessage(signal); // Does not come back to its sender.
        recent?.add(signal);
        receive(signal);
    };
    channel.onmessage = ({ data }) => receive(data);
    channel.postMessage({ say: 'hello', began_ms });

    const lead = async () => {
        // The leader before may have heard what was lost with it; at the very first there is nothing to catch up.
        const takes_over = state !== 'connecting';
        recent = new Recent(takes_over ? Date.now() : earliest_ms);
        keeper = new SourceKeeper(url, takes_over ? null : earliest_ms, around, tell);
        await keeper.run(leaving.signal, takes_over);
    };
    around.locks.request(`stoa:${url}`, { signal: leaving.signal }, lead).catch(() => undefined); // Aborted while waiting.
    const stay_asleep = around.on_wake(() => tell({ say: 'wake' }));
    return () => {
        stay_asleep();
        leaving.abort();
        channel.close();
    };
}
