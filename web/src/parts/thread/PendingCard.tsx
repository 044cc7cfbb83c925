// One of the author's side's own messages that was not delivered: being checked, held, blocked or turned down. Shown where it would stand.
import type { Draft } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { When } from '../bits';
import { may_mend } from '../composer/meeting';
import { MarkedText } from '../MarkedText';
import { MessageFiles } from '../files/MessageFiles';
import { FileFindings } from '../files/FileFindings';
import { file_findings, findings_of, is_about_file } from '../files/file_findings';
import { Shown } from '../Shown';

interface Props {
    draft: Draft;
    from: string; // Whose it is, for the words of its files.
    on_mend: ((draft: Draft) => void) | undefined;
}

export function PendingCard({ draft, from, on_mend }: Props) {
    const { t } = useWords();
    const { state, text, verdict, mine, subject, moderator_note, attachments = [] } = draft;
    const needs_reason = state === 'blocked' && verdict.findings.length === 0; // It came by mail without one.
    const of_files = file_findings(
        verdict.findings,
        attachments.map(({ id }) => id),
    );
    const why = [
        ...new Map(verdict.findings.filter((finding) => !is_about_file(finding)).map((finding) => [finding.rule, finding])).values(),
    ];
    return (
        <article className={may_mend(state) ? 'msg mine pending stopped' : 'msg mine pending'}>
            <header>
                <b>{t(needs_reason ? 'draft.needs_reason' : `draft.${state}`)}</b> <When at={draft.updated_at} as="clock" />
            </header>
            {subject !== undefined && (
                <p className="msg-subject" dir="auto">
                    <MarkedText text={subject} findings={verdict.findings} part="subject" />
                </p>
            )}
            {text !== '' && (
                <div className="msg-text" dir="auto">
                    <MarkedText text={text} findings={verdict.findings} part="body" />
                </div>
            )}
            {attachments.length > 0 && (
                <MessageFiles files={attachments.map((file) => ({ file, from, findings: findings_of(of_files, file) }))} />
            )}
            {attachments.map((file) => {
                const findings = findings_of(of_files, file);
                return findings.length > 0 && <FileFindings key={file.id} file={file} findings={findings} />;
            })}
            {state === 'checking' && attachments.length > 0 && <p className="pending-why small">{t('draft.goes_on')}</p>}
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
            {(mine || needs_reason) && on_mend && may_mend(state) && (
                <button type="button" className="btn" onClick={() => on_mend(draft)}>
                    {t('draft.mend')}
                </button>
            )}
        </article>
    );
}
