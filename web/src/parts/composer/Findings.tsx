// What is to be mended: the rule, why, and one click that mends it. The title leads to the words.
import { useState, type RefObject } from 'react';
import type { Finding } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import './findings.css';
import { finding_range, tone_of } from './marks';
import { replace_in_field, replacement_range } from './replace';
import type { ComposerModel } from './useComposer';

interface Fields {
    body: RefObject<HTMLTextAreaElement | null>;
    subject?: RefObject<HTMLTextAreaElement | null>;
}

const shown_max = 5;

export function Findings({ model, fields, findings }: { model: ComposerModel; fields: Fields; findings: Finding[] }) {
    const { t } = useWords();
    const [all, set_all] = useState(false);
    const stale = model.phase === 'checking';
    if (findings.length === 0) return null;
    const shown = all ? findings : findings.slice(0, shown_max);
    return (
        <ul className={stale ? 'findings stale' : 'findings'} aria-label={t('findings.label')}>
            {shown.map((finding, at) => (
                <FindingRow key={`${finding.rule}.${finding.begin ?? at}`} finding={finding} model={model} fields={fields} />
            ))}
            {shown.length < findings.length && (
                <li className="more">
                    <button type="button" className="link" onClick={() => set_all(true)}>
                        {t('findings.all', { count: findings.length })}
                    </button>
                </li>
            )}
        </ul>
    );
}

function FindingRow({ finding, model, fields }: { finding: Finding; model: ComposerModel; fields: Fields }) {
    const { t } = useWords();
    const { part, replacement } = finding;
    const input = model.checked?.input;
    const checked_text = (of: string) => (of === 'subject' ? input?.subject : input?.text) ?? '';
    const field_of = (of: string) => (of === 'subject' ? fields.subject?.current : fields.body.current) ?? null;
    const go = () => {
        const field = field_of(part);
        const range = field && finding_range(finding, checked_text(part), field.value);
        field?.focus();
        if (range) field?.setSelectionRange(range.begin, range.end);
    };
    const mend = () => {
        const field = replacement && field_of(replacement.part);
        const range = field && replacement_range(replacement, checked_text(replacement.part), field.value);
        if (range) replace_in_field(field, range, replacement.text);
    };
    const tone = tone_of(finding.outcome);
    const mend_words = replacement?.text.trim() === '' ? t('findings.remove') : t('findings.mend');
    return (
        <li className={tone}>
            <div className="finding-words">
                <button type="button" className="finding-title" onClick={go}>
                    {finding.title}
                </button>{' '}
                {finding.outcome !== 'block' && <span className="finding-outcome">{t(`outcome.${finding.outcome}`)}</span>} <span>{finding.why}</span>{' '}
                <span className="finding-fix">{finding.fix}</span>
            </div>
            {replacement && finding.begin !== undefined && (
                <button type="button" className="btn" onClick={mend} aria-label={t('findings.mend_label', { mend: mend_words, title: finding.title })}>
                    {mend_words}
                </button>
            )}
        </li>
    );
}
