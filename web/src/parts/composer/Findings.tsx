// What is to be mended: the rule, why, and one click that mends it. The title leads to the words, again to the next ones.
import { useRef, type RefObject } from 'react';
import type { Finding } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import './findings.css';
import { group_findings, type FindingGroup } from './groups';
import { finding_range, tone_of } from './marks';
import { replace_in_field, replacement_range } from './replace';
import type { ComposerModel } from './useComposer';

interface Fields {
    body: RefObject<HTMLTextAreaElement | null>;
    subject?: RefObject<HTMLTextAreaElement | null>;
}

export function Findings({ model, fields, findings }: { model: ComposerModel; fields: Fields; findings: Finding[] }) {
    const { t } = useWords();
    if (findings.length === 0) return null;
    return (
        <ul className={model.phase === 'checking' ? 'findings stale' : 'findings'} aria-label={t('findings.label')}>
            {group_findings(findings).map((group) => (
                <FindingRow key={group.key} group={group} model={model} fields={fields} />
            ))}
        </ul>
    );
}

function FindingRow({ group, model, fields }: { group: FindingGroup; model: ComposerModel; fields: Fields }) {
    const { t, number } = useWords();
    const { first, all } = group;
    const visits = useRef(0);
    const input = model.checked?.input;
    const checked_text = (part: string) => (part === 'subject' ? input?.subject : input?.text) ?? '';
    const field_of = (part: string) => (part === 'subject' ? fields.subject?.current : fields.body.current) ?? null;
    const go = () => {
        const finding = all[visits.current++ % all.length] ?? first;
        const field = field_of(finding.part);
        const range = field && finding_range(finding, checked_text(finding.part), field.value);
        field?.focus();
        if (field && range) field.setSelectionRange(range.begin, range.end);
    };
    const mendable = all.filter((finding) => finding.replacement && finding.begin !== undefined);
    const mend = () => {
        // From the end, so that the places before stay where they are.
        for (const { replacement } of [...mendable].sort((left, right) => (right.begin ?? 0) - (left.begin ?? 0))) {
            const field = replacement && field_of(replacement.part);
            const range = field && replacement_range(replacement, checked_text(replacement.part), field.value);
            if (range) replace_in_field(field, range, replacement.text);
        }
    };
    const removes = mendable.every((finding) => finding.replacement?.text.trim() === '');
    const mend_words = removes ? t('findings.remove') : t('findings.mend');
    return (
        <li className={tone_of(first.outcome)}>
            <div className="finding-words">
                <button type="button" className="finding-title" onClick={go}>
                    {first.title}
                    {all.length > 1 && <span className="num"> × {number(all.length)}</span>}
                </button>{' '}
                <span>{first.why}</span>{' '}
                {first.outcome === 'block' ? (
                    <span>{first.fix}</span>
                ) : (
                    <span className="finding-outcome">{t(`outcome.${first.outcome}`)}</span>
                )}
            </div>
            {mendable.length > 0 && (
                <button
                    type="button"
                    className="btn"
                    onClick={mend}
                    aria-label={t('findings.mend_label', { mend: mend_words, title: first.title })}
                >
                    {mend_words}
                </button>
            )}
        </li>
    );
}
