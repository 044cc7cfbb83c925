// One text with everything that the rules say of it, and the mended text to take along.
import { useId, useRef, useState } from 'react';
import type { TemplateAuthor, TemplateFormat } from '../api/template';
import { announce } from '../parts/announce';
import { Findings } from '../parts/composer/Findings';
import { MarkedField } from '../parts/composer/MarkedField';
import { find_marks } from '../parts/composer/marks';
import { cut_subject } from '../parts/composer/subject';
import { ProblemNote } from '../parts/ProblemNote';
import { useWords } from '../words/WordsContext';
import { copy_text } from '../parts/copy_text';
import { format_of, letters_over, type Sheet } from './sheets';
import type { Check } from './useChecks';

interface Props {
    sheet: Sheet;
    check: Check;
    author: TemplateAuthor;
    on_change: (to: Partial<Sheet>) => void;
}

export function SheetEditor({ sheet, check, author, on_change }: Props) {
    const { t } = useWords();
    const body = useRef<HTMLTextAreaElement>(null);
    const subject = useRef<HTMLTextAreaElement>(null);
    const status = useId();
    const checked = sheet.text.trim() === '' ? undefined : check.checked;
    const findings = checked?.verdict.findings ?? [];
    return (
        <div className="check-sheet">
            <section className="check-text" aria-label={t('check.text')}>
                {author === 'seller' && (
                    <label className="label">
                        {t('check.subject')}
                        <MarkedField
                            single_line
                            value={sheet.subject}
                            marks={find_marks(findings, 'subject', checked?.input.subject ?? '', sheet.subject)}
                            label={t('check.subject')}
                            on_change={(text) => on_change({ subject: cut_subject(text) })}
                            field_ref={subject}
                        />
                    </label>
                )}
                <div className="label">
                    <span aria-hidden="true">{t('check.text')}</span>
                    <MarkedField
                        value={sheet.text}
                        marks={find_marks(findings, 'body', checked?.input.text ?? '', sheet.text)}
                        label={t('check.text')}
                        placeholder={t('check.placeholder')}
                        on_change={(text) => on_change({ text })}
                        described_by={status}
                        field_ref={body}
                    />
                </div>
                <Foot sheet={sheet} on_change={on_change} />
            </section>
            <section className="check-findings" aria-label={t('findings.label')}>
                <p id={status} role="status" className="check-status-line">
                    <Status sheet={sheet} check={check} />
                </p>
                {check.phase === 'failed' && check.error && letters_over(sheet) === 0 && <ProblemNote error={check.error} />}
                <Findings check={check} fields={{ body, subject }} findings={findings} />
            </section>
        </div>
    );
}

function Foot({ sheet, on_change }: Pick<Props, 'sheet' | 'on_change'>) {
    const { t } = useWords();
    const [copied, set_copied] = useState('');
    const copy = async () => {
        if (!(await copy_text(sheet.text))) return;
        set_copied(sheet.text);
        announce(t('check.copied'));
    };
    return (
        <div className="row check-foot">
            <label className="row small">
                {t('check.format')}
                <select
                    className="field"
                    value={format_of(sheet)}
                    onChange={(event) => on_change({ format: event.target.value as TemplateFormat })}
                >
                    <option value="text">{t('check.format.text')}</option>
                    <option value="html">HTML</option>
                </select>
            </label>
            <span className="grow" />
            <button type="button" className="btn main" disabled={sheet.text.trim() === ''} onClick={() => void copy()}>
                {copied !== '' && copied === sheet.text ? t('check.copied') : t('check.copy')}
            </button>
        </div>
    );
}

function Status({ sheet, check }: Pick<Props, 'sheet' | 'check'>) {
    const { t } = useWords();
    const over = letters_over(sheet);
    if (over > 0) return <span className="over">{t('composer.over', { count: over })}</span>;
    if (sheet.text.trim() === '') return <span className="soft">{t('check.nothing')}</span>;
    if (check.phase === 'failed') return null;
    if (check.phase !== 'done' || !check.checked) return <span className="soft">{t('composer.checking')}</span>;
    const { findings, pack } = check.checked.verdict;
    if (findings.length === 0)
        return (
            <span className="clean">
                <span aria-hidden="true">✓ </span>
                {t('composer.clean', { pack })}
            </span>
        );
    const by_click = findings.filter(({ replacement }) => replacement).length;
    return <strong>{t('check.found', { count: findings.length, by_click })}</strong>;
}
