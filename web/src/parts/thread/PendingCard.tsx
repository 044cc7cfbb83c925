// One of the author's side's own messages that was not delivered: being checked, held, blocked or turned down. Shown where it would stand.
import type { Draft } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { When } from '../bits';
import { MarkedText } from '../MarkedText';
import { Shown } from '../Shown';

interface Props {
    draft: Draft;
    on_mend: ((draft: Draft) => void) | undefined;
}

export function PendingCard({ draft, on_mend }: Props) {
    const { t } = useWords();
    const { state, text, verdict, mine, subject, moderator_note } = draft;
    const why = [...new Map(verdict.findings.map((finding) => [finding.rule, finding])).values()];
    return (
        <article className={state === 'blocked' || state === 'rejected' ? 'msg mine pending stopped' : 'msg mine pending'}>
            <header>
                <b>{t(`draft.${state}`)}</b> <When at={draft.updated_at} as="clock" />
            </header>
            {subject !== undefined && (
                <p className="msg-subject" dir="auto">
                    {subject}
                </p>
            )}
            <div className="msg-text" dir="auto">
                <MarkedText text={text} findings={verdict.findings} part="body" />
            </div>
            {moderator_note !== undefined && (
                <p className="pending-why pending-note small" dir="auto">
                    <b>{t('draft.note')}</b> <Shown text={moderator_note} />
                </p>
            )}
            {why.map((finding) => (
                <p key={finding.rule} className="pending-why small">
                    <b>{finding.title}.</b> {finding.why}
                </p>
            ))}
            {mine && on_mend && (state === 'blocked' || state === 'rejected') && (
                <button type="button" className="btn" onClick={() => on_mend(draft)}>
                    {t('draft.mend')}
                </button>
            )}
        </article>
    );
}
