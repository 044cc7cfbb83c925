// What somebody has begun to write: kept in this browser until it is sent, so that a reload loses nothing.
import { useCallback, useState } from 'react';
import type { Utterance } from '../../api/messages';
import type { Attachment, Reason, Topic } from '../../api/types';
import { read_stored, store } from '../storage';

// What was sent under which key. The same words go out again exactly as they were, so that they arrive once.
export interface Attempt {
    content: string;
    key: string;
    utterance: Utterance;
}

export interface Unsent {
    text: string;
    subject?: string | undefined;
    reason?: Reason | undefined;
    topic?: Topic | undefined;
    form?: Record<string, string> | undefined; // What a reason's form was filled with.
    attachments?: Attachment[] | undefined; // The files that are on the server's draft.
    draft_id?: string | undefined; // The server's draft of it, in the version that this text started from, …
    version?: number | undefined;
    kept?: string | undefined; // … and what it held then (content_of).
    stopped?: boolean | undefined; // The policy stopped it: it is being mended.
    seen_seq?: number | undefined; // The conversation's last message when the text was begun, or when its author looked again.
    attempt?: Attempt | undefined; // The last send whose answer is not known.
}

export const unsent_prefix = 'stoa.unsent.';
export const unsent_key = (user_id: string, place: string): string => `${unsent_prefix}${user_id}.${place}`;

const nothing: Unsent = { text: '' };

// A whole text takes the place of another: what it does not have is gone.
export function whole(unsent: Unsent): Partial<Unsent> {
    const empty = { subject: undefined, reason: undefined, topic: undefined, form: undefined, seen_seq: undefined, attempt: undefined };
    return { ...empty, attachments: undefined, draft_id: undefined, version: undefined, kept: undefined, stopped: undefined, ...unsent };
}

export function useUnsent(key: string): [Unsent, (change: Partial<Unsent> | null) => void] {
    const [unsent, set_unsent] = useState<Unsent>(() => read_stored<Unsent>(key) ?? nothing);
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
    const { text, subject, reason, topic, files } = utterance;
    const content = JSON.stringify([text, subject, reason, topic, files]);
    return unsent.attempt?.content === content ? unsent.attempt : { content, key: crypto.randomUUID(), utterance };
}
