// What is to be mended: the rule, why, and one click that mends it; another mends all that can be. The title leads to the
// words, again to the next ones.
import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { Finding } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import type { CheckState, Draftlike } from './checker';
import './findings.css';
import { group_findings, type FindingGroup } from './groups';
import { finding_range, tone_of } from './marks';
import { mend_words, type Change } from './mend_words';
import { changes_of, replace_in_field, replacement_range, taken_by } from './replace';
import { named_hidden } from '../hidden_characters';
import { Shown } from '../Shown';

type Field = RefObject<HTMLTextAreaElement | null>;
interface Fields {
    body: Field;
    subject?: Field;
}
interface Props {
    check: { phase: CheckState<Draftlike>['phase']; checked?: CheckState<Draftlike>['checked'] | undefined };
    fields: Fields;
    findings: Finding[];
}

// A change may make room for another (two rows of breaks that meet).
const rounds_max = 5;

function useMending({ check, fields }: Props) {
    const input = check.checked?.input;
    const checked_text = (part: string) => (part === 'subject' ? input?.subject : input?.text) ?? '';
    const field_of = (part: string) => (part === 'subject' ? fields.subject?.current : fields.body.current) ?? null;
    const mend = (findings: Finding[]) => {
        for (const part of ['subject', 'body'] as const) {
            const field = field_of(part);
            if (!field) continue;
            for (const change of changes_of(findings, part)) {
                const range = replacement_range(change, checked_text(part), field.value);
                if (range) replace_in_field(field, range, change.text);
            }
        }
    };
    const go = (finding: Finding) => {
        const field = field_of(finding.part);
        const range = field && finding_range(finding, checked_text(finding.part), field.value);
        field?.focus();
        if (field && range) field.setSelectionRange(range.begin, range.end);
    };
    const changes = (findings: Finding[]): Change[] =>
        findings.flatMap(({ replacement }) =>
            replacement ? [{ taken: taken_by(replacement, checked_text(replacement.part)), put: replacement.text }] : [],
        );
    return { mend, go, changes };
}

export function Findings(props: Props) {
    const { check, findings } = props;
    const { t } = useWords();
    const { mend, go, changes } = useMending(props);
    const rounds = useRef(0);
    const mendable = findings.filter((finding) => finding.replacement);
    const mend_all = () => {
        rounds.current = mendable.length > 0 ? rounds.current - 1 : 0;
        mend(mendable);
    };
    const go_on = useEffectEvent(() => {
        if (rounds.current > 0) mend_all();
    });
    const { checked } = check;
    useEffect(() => {
        if (checked) go_on();
    }, [checked]);
    if (findings.length === 0) return null;
    return (
        <div className={check.phase === 'checking' ? 'findings-box stale' : 'findings-box'}>
            {mendable.length > 1 && (
                <button
                    type="button"
                    className="btn findings-all"
                    onClick={() => {
                        rounds.current = rounds_max;
                        mend_all();
                    }}
                >
                    {t('findings.mend_all', { count: mendable.length })}
                </button>
            )}
            <ul className="findings" aria-label={t('findings.label')}>
                {group_findings(findings).map((group) => (
                    <FindingRow key={group.key} group={group} changes={changes(group.all)} on_mend={mend} on_go={go} />
                ))}
            </ul>
        </div>
    );
}

interface RowProps {
    group: FindingGroup;
    changes: Change[];
    on_mend: (findings: Finding[]) => void;
    on_go: (finding: Finding) => void;
}

function FindingRow({ group: { first, all }, changes, on_mend, on_go }: RowProps) {
    const { t, number } = useWords();
    const visits = useRef(0);
    const words = mend_words(changes);
    const mend = t(words.key, 'values' in words ? words.values : {});
    return (
        <li className={tone_of(first.outcome)}>
            <div className="finding-words">
                <button type="button" className="finding-title" onClick={() => on_go(all[visits.current++ % all.length] ?? first)}>
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
            {changes.length > 0 && (
                <button
                    type="button"
                    className="btn finding-mend"
                    onClick={() => on_mend(all)}
                    aria-label={t('findings.mend_label', { mend: named_hidden(mend), title: first.title })}
                >
                    <Shown text={mend} />
                </button>
            )}
        </li>
    );
}
