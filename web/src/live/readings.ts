// What was read in one tab of a browser is read in all of them.
import type { QueryClient } from '@tanstack/react-query';
import { note_read } from '../api/cache';
import type { Side } from '../api/types';

interface Reading {
    side: Side;
    conversation: string;
}
const name = 'stoa:readings';

export function tell_reading(reading: Reading): void {
    const channel = new BroadcastChannel(name);
    channel.postMessage(reading);
    channel.close();
}

// Until the returned function is called.
export function hear_readings(client: QueryClient): () => void {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }: MessageEvent<Reading>) => note_read(client, data.side, data.conversation);
    return () => channel.close();
}
