// How the text in this browser and the draft on the server meet after they were apart: never by losing words.
import type { Draft, SaveDraft, Topic } from '../../api/types';
import type { Unsent } from './unsent';

export const is_wordless = (unsent: Unsent): boolean => unsent.text.trim() === '' && (unsent.subject ?? '').trim() === '';
export const is_blank = (unsent: Unsent): boolean => is_wordless(unsent) && (unsent.attachments ?? []).length === 0;

// All that somebody has written, as one text to compare. Its files are the server's: they are never apart.
export function content_of({ text, subject = '', reason, topic, form = {} }: Unsent): string {
    const filled = Object.entries(form).filter(([, value]) => value !== '');
    filled.sort(([left], [right]) => (left < right ? -1 : 1)); // In whichever order it was filled in.
    return JSON.stringify([text, subject, reason ?? '', topic ?? '', filled]);
}

// What was stopped is its author's again.
export const may_mend = (state: Draft['state']): boolean => state === 'blocked' || state === 'rejected';

interface Form {
    topic?: Topic;
    fields?: Record<string, string>;
}

export function to_draft({ text, subject, reason, topic, form, seen_seq, draft_id, version = 0 }: Unsent): SaveDraft {
    const filled = topic !== undefined || Object.keys(form ?? {}).length > 0;
    const kept: Form = { ...(topic && { topic }), ...(form && { fields: form }) };
    return {
        version,
        ...(version > 0 && draft_id !== undefined && { draft_id }),
        text,
        ...(subject && { subject }),
        ...(reason && { reason }),
        ...(filled && { form: JSON.stringify(kept) }),
        ...(seen_seq !== undefined && { seen_seq }),
    };
}

function read_form(text: string | undefined): Form {
    if (text === undefined) return {};
    try {
        return JSON.parse(text) as Form; // This page wrote it.
    } catch {
        return {};
    }
}

export function from_draft(draft: Draft): Unsent {
    const { id, version, text, subject, reason, form, seen_seq, state, attachments = [] } = draft;
    const { topic = draft.topic, fields } = read_form(form);
    const unsent: Unsent = {
        text,
        ...(subject !== undefined && { subject }),
        ...(reason && { reason }),
        ...(topic && { topic }),
        ...(fields && { form: fields }),
        ...(seen_seq !== undefined && { seen_seq }),
        attachments,
        draft_id: id,
        version,
        stopped: may_mend(state),
    };
    return { ...unsent, kept: content_of(unsent) };
}

export type Meeting =
    | { go: 'on'; change?: Partial<Unsent> } // What is here is the newer one, or the only one.
    | { go: 'adopt'; change: Partial<Unsent> } // Both say the same.
    | { go: 'apart'; change: Partial<Unsent> } // The one on the server is gone; what is here becomes a new one.
    | { go: 'take'; unsent: Unsent } // What is on the server came later from elsewhere.
    | { go: 'clear' } // Sent or thrown away elsewhere, and nothing was written here since.
    | { go: 'choose'; stored: Draft };

const unknown = {
    attachments: undefined,
    draft_id: undefined,
    version: undefined,
    kept: undefined,
    stopped: undefined,
} satisfies Partial<Unsent>;

export function meet(local: Unsent, stored: Draft | undefined): Meeting {
    const content = content_of(local);
    if (!stored) {
        if (local.version === undefined && local.draft_id === undefined) return { go: 'on' };
        return content === local.kept ? { go: 'clear' } : { go: 'apart', change: unknown };
    }
    const theirs = from_draft(stored);
    const { draft_id, version, kept, stopped, attachments } = theirs;
    if (theirs.kept === content) return { go: 'adopt', change: { draft_id, version, kept, stopped, attachments } };
    if (stored.id === local.draft_id && version === local.version) return { go: 'on', change: { attachments } };
    if (is_wordless(local) || content === local.kept) return { go: 'take', unsent: theirs };
    return { go: 'choose', stored };
}
