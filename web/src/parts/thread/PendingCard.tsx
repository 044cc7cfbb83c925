// One of the author's side's own messages that was not delivered: being checked, held, blocked or turned down. Shown where it would stand.
import type { Draft } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { When } from '../bits';
import { Shown } from '../Shown';
import { cut_segments, find_marks } from '../composer/marks';

interface Props {
    draft: Draft;
    on_mend: ((draft: Draft) => void) | undefined;
}

export function PendingCard({ draft, on_mend }: Props) {
    const { t } = useWords();
    const { state, text, verdict, mine, subject } = draft;
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
                {cut_segments(text, find_marks(verdict.findings, 'body', text, text)).map((segment, at) =>
                    segment.tone ? (
                        <mark key={at} className={segment.tone}>
                            <Shown text={segment.text} />
                        </mark>
                    ) : (
                        <Shown key={at} text={segment.text} />
                    ),
                )}
            </div>
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
