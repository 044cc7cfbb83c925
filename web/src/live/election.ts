// One event stream a browser: the tab that holds the lock opens it and tells the others. Locks and channel are handed in for tests.
import { SourceKeeper, type Sources } from './source';

// What the tabs say to one another about one stream.
export type Signal =
    | { say: 'hello' }
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

// Listens to the stream at `url` until the returned function is called.
export function join_stream(url: string, around: Surroundings, listener: Listener): () => void {
    const channel = around.open_channel(`stoa:${url}`);
    const leaving = new AbortController();
    let keeper: SourceKeeper | undefined; // Of the tab that leads.
    let state: StreamState = 'connecting';

    const receive = (signal: Signal) => {
        if (signal.say === 'conversation') listener.on_event(signal.event);
        else if (signal.say === 'attachment') listener.on_attachment(signal.event);
        else if (signal.say === 'reload') listener.on_reload();
        else if (signal.say === 'state') listener.on_state((state = signal.state));
        else if (signal.say === 'wake') keeper?.look_after_sleep();
        else if (keeper) channel.postMessage({ say: 'state', state });
    };
    const tell = (signal: Signal) => {
        if (leaving.signal.aborted) return;
        channel.postMessage(signal); // Does not come back to its sender.
        receive(signal);
    };
    channel.onmessage = ({ data }) => receive(data);
    channel.postMessage({ say: 'hello' });

    const lead = async () => {
        // The leader before may have heard what was lost with it; at the very first there is nothing to catch up.
        const takes_over = state !== 'connecting';
        keeper = new SourceKeeper(url, around, tell);
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
