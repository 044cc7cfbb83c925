// Releases a held message, or gives it back to its author with a note.
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Held } from '../api/types';
import { ActionButton } from '../parts/ActionButton';
import { ProblemNote } from '../parts/ProblemNote';
import { useShortcuts } from '../parts/shortcuts';
import { Shown } from '../parts/Shown';
import { hide_toast } from '../parts/toasts';
import { useWords } from '../words/WordsContext';
import * as actions from './actions';
import { useDeciding } from './deciding';
import { addressee_of } from './held-words';
import { RejectForm } from './RejectForm';

const seen_ms = 500; // A key pressed once more than meant must not decide about what has just come.

export function Decision({ held }: { held: Held }) {
    const { t } = useWords();
    const [rejecting, set_rejecting] = useState(false);
    const { mutate, isPending, error } = useDeciding(held);
    const navigate = useNavigate();
    const [seen, set_seen] = useState(false);
    useEffect(() => {
        const timer = setTimeout(() => set_seen(true), seen_ms);
        return () => clearTimeout(timer);
    }, []);
    const begin_note = useCallback(() => {
        hide_toast(); // It would stand over the note.
        set_rejecting(true);
    }, []);
    const keys = useMemo(
        () => ({
            [actions.release.key]: () => seen && !isPending && !rejecting && mutate(undefined),
            [actions.reject.key]: begin_note,
            [actions.close.key]: () => (rejecting ? set_rejecting(false) : void navigate({ to: '/held' })),
        }),
        [seen, isPending, rejecting, mutate, navigate, begin_note],
    );
    useShortcuts(keys);
    return (
        <div className={seen ? 'held-foot seen' : 'held-foot'}>
            {error && <ProblemNote error={error} />}
            {rejecting ? (
                <RejectForm held={held} busy={isPending} on_reject={mutate} on_cancel={() => set_rejecting(false)} />
            ) : (
                <div className="row held-choice">
                    <ActionButton main action={actions.release} disabled={isPending} on_press={() => mutate(undefined)} />
                    <ActionButton action={actions.reject} disabled={isPending} on_press={begin_note} />
                    <span className="soft small held-hint">
                        <Shown text={t('held.release_text', { name: addressee_of(held) })} />
                    </span>
                </div>
            )}
        </div>
    );
}
