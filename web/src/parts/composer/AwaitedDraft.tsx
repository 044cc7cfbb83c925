// A first message whose files are still looked into: there is no conversation yet in which it could stand. It goes on by itself.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { find_draft, type DraftTarget } from '../../api/drafts';
import { side_key } from '../../api/queries';
import type { Draft } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { PendingCard } from '../thread/PendingCard';
import '../thread/thread.css';

const look_again_ms = 3_000;

interface Props {
    target: DraftTarget;
    draft: Draft;
    from: string;
    on_settled: (draft: Draft | undefined) => void; // Undefined: it was delivered.
}

export function AwaitedDraft({ target, draft, from, on_settled }: Props) {
    const { t } = useWords();
    const client = useQueryClient();
    const query = useQuery({
        queryKey: ['awaited', draft.id],
        queryFn: async () => (await find_draft(target, draft.id)) ?? null,
        initialData: draft,
        refetchInterval: look_again_ms,
    });
    const { data } = query;
    const settle = useEffectEvent(() => {
        on_settled(data ?? undefined);
        void client.invalidateQueries({ queryKey: side_key(target.side) });
    });
    const open = data?.state === 'checking';
    useEffect(() => {
        if (!open) settle();
    }, [open]);
    return (
        <div className="awaited" role="status" aria-label={t('composer.checking_files')}>
            <PendingCard draft={data ?? draft} from={from} on_mend={undefined} />
        </div>
    );
}
