// Held for a moderator, or turned down by one: shown where it would stand.
import type { Draft } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { When } from '../bits';
import { Shown } from '../Shown';

export function PendingCard({ draft }: { draft: Draft }) {
    const { t } = useWords();
    const state = draft.state === 'rejected' ? 'rejected' : draft.state === 'held' ? 'held' : 'checking';
    return (
        <article className="msg mine pending">
            <header>
                <b>{t(`draft.${state}`)}</b> <When at={draft.updated_at} as="clock" />
            </header>
            <div className="msg-text" dir="auto">
                <Shown text={draft.text} />
            </div>
            {draft.verdict.findings[0] && <footer>{draft.verdict.findings[0].why}</footer>}
        </article>
    );
}
