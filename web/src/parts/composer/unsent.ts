// What somebody has begun to write: kept in this browser until it is sent, so that a reload loses nothing.
import { useCallback, useState } from 'react';
import type { Draft, Reason, Topic } from '../../api/types';
import { read_stored, store } from '../storage';

export interface Unsent {
    text: string;
    subject?: string;
    reason?: Reason;
    topic?: Topic;
    draft_id?: string; // The server's kept draft that this mends.
    attempt?: { body: string; key: string }; // The last send: the same content goes under the same key.
}

export const unsent_prefix = 'stoa.unsent.';
export const unsent_key = (user_id: string, place: string): string => `${unsent_prefix}${user_id}.${place}`;

const nothing: Unsent = { text: '' };

export function first_unsent(stored: Unsent | undefined, drafts: Draft[]): Unsent {
    if (stored && stored.text.trim() !== '') return stored;
    const draft = drafts.find((each) => each.mine && (each.state === 'blocked' || each.state === 'writing'));
    if (!draft) return stored ?? nothing;
    const { id, text, subject, reason } = draft;
    return { text, draft_id: id, ...(subject !== undefined && { subject }), ...(reason && { reason }) };
}

export function useUnsent(key: string, drafts: Draft[]): [Unsent, (change: Partial<Unsent> | null) => void] {
    const [unsent, set_unsent] = useState<Unsent>(() => first_unsent(read_stored<Unsent>(key), drafts));
    const change = useCallback(
        (changed: Partial<Unsent> | null) => {
            set_unsent((before) => {
                const after = changed === null ? nothing : { ...before, ...changed };
                store(key, changed === null ? undefined : after);
                return after;
            });
        },
        [key],
    );
    return [unsent, change];
}

// The key under which this content is sent: made anew when the content is another one.
export function attempt_key(unsent: Unsent, body: string): string {
    return unsent.attempt?.body === body ? unsent.attempt.key : crypto.randomUUID();
}
