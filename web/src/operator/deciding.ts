// Releases or rejects the message that is shown, says so, and goes on to the next one.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { status_of } from '../api/client';
import { forget_held, held_query, reject_held, release_held } from '../api/held';
import { merge_pages } from '../api/pages';
import type { Held } from '../api/types';
import { neighbour } from '../parts/steps';
import { show_toast } from '../parts/toasts';
import { useWords } from '../words/WordsContext';
import { addressee_of, author_of } from './held-words';

// To be called with the note that goes with a rejection; without one it is released.
export function useDeciding(held: Held) {
    const { t } = useWords();
    const leave = useLeaving(held.draft.id);
    const client = useQueryClient();
    const path = [held.seller.id, held.draft.id] as const;
    return useMutation({
        mutationFn: async (note: string | undefined) => {
            await (note === undefined ? release_held(...path) : reject_held(...path, note));
        },
        onSuccess: (_nothing, note) =>
            leave(note === undefined ? t('held.released', { name: addressee_of(held) }) : t('held.rejected', { name: author_of(held) })),
        onError: async (error) => {
            if (status_of(error) === 404) await leave(t('held.decided_by_other'));
            else await client.invalidateQueries({ queryKey: ['held'] });
        },
    });
}

// Away from one that is decided: to what follows it in the list, else to what stood before it.
export function useLeaving(draft: string): (said?: string) => Promise<void> {
    const client = useQueryClient();
    const navigate = useNavigate();
    return async (said) => {
        const items = merge_pages(client.getQueryData(held_query.queryKey)?.pages);
        const next = neighbour(items, draft) ?? items.find((item) => item.id !== draft);
        forget_held(client, draft);
        if (said !== undefined) show_toast({ text: said });
        if (next) await navigate({ to: '/held/$seller/$draft', params: { seller: next.seller.id, draft: next.id }, replace: true });
        else await navigate({ to: '/held', replace: true });
    };
}
