// Keeps a side's pages live while they are shown; polls where the stream is lost.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fresh_ms } from '../api/queries';
import { server_time } from '../api/server_clock';
import type { Side } from '../api/types';
import { EventApplier, read_attachment_event, read_event } from './apply';
import { join_stream, type Channel, type StreamState, type Surroundings } from './election';
import { hear_readings } from './readings';

const poll_ms = 30_000;
const patience_ms = 4_000; // A reconnect within this is nobody's concern.

// When a connection may have died unnoticed: the page was hidden, kept aside by the browser, or without a network.
function on_wake(listener: () => void): () => void {
    const when_shown = () => document.visibilityState === 'visible' && listener();
    document.addEventListener('visibilitychange', when_shown);
    for (const event of ['pageshow', 'online']) window.addEventListener(event, listener);
    return () => {
        document.removeEventListener('visibilitychange', when_shown);
        for (const event of ['pageshow', 'online']) window.removeEventListener(event, listener);
    };
}

const browser: Surroundings = {
    locks: navigator.locks,
    open_channel: (name) => new BroadcastChannel(name) as Channel,
    open_source: (url) => new EventSource(url),
    server_time,
    again_after_ms: 5_000,
    on_wake,
};

// When what is shown of a side may have been loaded: what is older is loaded again as it is shown. With what an answer takes.
const loaded_from = () => Math.max(performance.timeOrigin, Date.now() - fresh_ms - 10_000) - 1_000;

// Says whether the connection has been lost for a while.
export function useLive(side: Side): boolean {
    const client = useQueryClient();
    const [state, set_state] = useState<StreamState>('connecting');
    const [lost, set_lost] = useState(false);
    const seller = side.kind === 'seller' ? side.seller : undefined;

    useEffect(() => {
        const here: Side = seller === undefined ? { kind: 'buyer' } : { kind: 'seller', seller };
        const applier = new EventApplier(client, here);
        const leave = join_stream(seller === undefined ? '/v1/events' : `/v1/sellers/${seller}/events`, loaded_from(), browser, {
            on_event: (text) => {
                const event = read_event(text);
                if (event) applier.take(event);
            },
            on_attachment: (text) => {
                const event = read_attachment_event(text);
                if (event) applier.take_attachment(event);
            },
            on_state: set_state,
            on_reload: applier.reload,
        });
        return () => {
            leave();
            applier.stop();
        };
    }, [client, seller]);

    useEffect(() => hear_readings(client), [client]);

    useEffect(() => {
        if (state !== 'lost') return;
        const here: Side = seller === undefined ? { kind: 'buyer' } : { kind: 'seller', seller };
        const applier = new EventApplier(client, here);
        const patience = setTimeout(() => set_lost(true), patience_ms);
        const poll = setInterval(applier.reload, poll_ms);
        return () => {
            clearTimeout(patience);
            clearInterval(poll);
            set_lost(false);
        };
    }, [client, seller, state]);
    return lost;
}
