// First messages about an order that were submitted and not delivered: there is no conversation yet in which they could stand.
import type { Draft } from '../../api/types';
import { useReader } from '../useReader';
import { useWords } from '../../words/WordsContext';
import { PendingCard } from '../thread/PendingCard';
import '../thread/thread.css';

interface Props {
    drafts: Draft[];
    open_draft?: string | undefined; // The one that stands in the form; its moderator's note stays in sight beside it.
    on_mend?: (draft: Draft) => void;
}

export function FirstMessages({ drafts, open_draft, on_mend }: Props) {
    const { t } = useWords();
    const { name } = useReader();
    const shown = drafts.filter(({ id, moderator_note }) => id !== open_draft || moderator_note !== undefined);
    return (
        <div className="awaited" role="status" aria-label={t('draft.first_messages')}>
            {shown.map((draft) => (
                <PendingCard key={draft.id} draft={draft} from={name} on_mend={draft.id === open_draft ? undefined : on_mend} />
            ))}
        </div>
    );
}
