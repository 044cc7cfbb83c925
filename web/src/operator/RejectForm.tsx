// The note that its author reads when a message comes back.
import { useEffect, useId, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react';
import type { Held } from '../api/types';
import { useWords } from '../words/WordsContext';
import { author_of } from './held-words';
import { Shown } from '../parts/Shown';

interface Props {
    held: Held;
    busy: boolean;
    on_reject: (note: string) => void;
    on_cancel: () => void;
}

const note_length_max = 1000; // Of the contract's RejectHeld.
const begun = new Map<string, string>(); // Notes by draft, so that a look at another message costs none.

export function RejectForm({ held, busy, on_reject, on_cancel }: Props) {
    const { t } = useWords();
    const [note, set_note] = useState(begun.get(held.draft.id) ?? '');
    const [missing, set_missing] = useState(false);
    const field = useRef<HTMLTextAreaElement>(null);
    const id = useId();
    useEffect(() => field.current?.focus(), []);
    const change = (text: string) => {
        begun.set(held.draft.id, text);
        set_note(text);
        set_missing(false);
    };
    const reject = () => {
        if (busy) return;
        if (note.trim() !== '') on_reject(note.trim());
        else {
            set_missing(true);
            field.current?.focus();
        }
    };
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        reject();
    };
    const press = (event: KeyboardEvent) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) reject();
    };
    return (
        <form className="held-reject" onSubmit={submit} noValidate>
            <label htmlFor={`${id}note`}>
                <Shown text={t('held.note', { name: author_of(held) })} />
            </label>
            <textarea
                ref={field}
                id={`${id}note`}
                className="field"
                dir="auto"
                rows={3}
                maxLength={note_length_max}
                required
                value={note}
                aria-invalid={missing || undefined}
                aria-describedby={missing ? `${id}missing` : undefined}
                onChange={(event) => change(event.target.value)}
                onKeyDown={press}
            />
            {missing && (
                <p id={`${id}missing`} className="held-missing small" role="alert">
                    {t('held.note_missing')}
                </p>
            )}
            <div className="row held-choice">
                <button type="submit" className="btn main" disabled={busy}>
                    {t('held.give_back')}
                </button>
                <button type="button" className="btn" disabled={busy} onClick={on_cancel}>
                    {t('held.cancel')}
                </button>
            </div>
        </form>
    );
}
