// The draft that the page's address names, as a link in a mail does, comes into the composer; one that others decide about is shown beside it.
import { useEffect, useEffectEvent, useState } from 'react';
import { find_draft } from '../api/drafts';
import type { Draft } from '../api/types';
import { may_mend } from '../parts/composer/meeting';
import type { KeptDraft } from '../parts/composer/useKeptDraft';

type Target = Parameters<typeof find_draft>[0];

// `target` must stay the same object as long as it names the same place.
export function useLinkedDraft(target: Target, draft_id: string | undefined, kept: KeptDraft): void {
    const [linked, set_linked] = useState<Draft>();
    useEffect(() => {
        if (draft_id === undefined) return;
        let here = true;
        find_draft(target, draft_id)
            .then((found) => {
                if (here) set_linked(found);
            })
            .catch(() => undefined); // The one that the composer finds by itself is there all the same.
        return () => {
            here = false;
        };
    }, [target, draft_id]);
    const open = useEffectEvent((draft: Draft) => kept.open(draft));
    useEffect(() => {
        if (linked && (linked.state === 'writing' || may_mend(linked.state))) open(linked);
    }, [linked]);
}
