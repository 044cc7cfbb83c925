// What somebody has begun to write: kept in this browser until it is sent, so that a reload loses nothing.
import { useCallback, useState } from 'react';
import type { Utterance } from '../../api/messages';
import type { Draft, Reason, Topic } from '../../api/types';
import { read_stored, store } from '../storage';

// What was sent under which key. The same words go out again exactly as they were, so that they arrive once.
export interface Attempt {
    content: string;
    key: string;
    utterance: Utterance;
}

export interface Unsent {
    text: string;
    subject?: string;
    reason?: Reason;
    topic?: Topic;
    draft_id?: string; // The server's kept draft that this mends.
    seen_seq?: number | undefined; // The conversation's last message when the text was begun, or when its author looked again.
    attempt?: Attempt | undefined; // The last send whose answer is not known.
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

// How this is sent: as an earlier attempt at the same words, or under a new key.
export function attempt_of(unsent: Unsent, utterance: Utterance): Attempt {
    const { text, subject, reason, topic } = utterance;
    const content = JSON.stringify([text, subject, reason, topic]);
    return unsent.attempt?.content === content ? unsent.attempt : { content, key: crypto.randomUUID(), utterance };
}
