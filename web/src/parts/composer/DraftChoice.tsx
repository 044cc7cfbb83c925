// Two drafts for one place, written on two devices: what differs is shown of both, and their author says which one goes on.
import type { ReactNode } from 'react';
import { useWords } from '../../words/WordsContext';
import { When } from '../bits';
import { Shown } from '../Shown';
import { differing_parts, joined_choice, part_label, part_words, type DraftPart } from './joining';
import { from_draft } from './meeting';
import './news.css';
import type { Unsent } from './unsent';
import type { ComposerModel } from './useComposer';

export function DraftChoice({ model }: { model: ComposerModel }) {
    const words = useWords();
    const { t } = words;
    const { other, keep_mine, take_other, join } = model.kept;
    if (!other) return null;
    const [mine, theirs] = [model.unsent, from_draft(other)];
    const parts = differing_parts(mine, theirs);
    const joined = { ...mine, ...joined_choice(mine, theirs) };
    const decided = parts.filter((part) => (part === 'reason' || part === 'topic') && mine[part] && theirs[part]);
    return (
        <div className="news note warn" role="alert">
            <p>
                <b>{t('draft.two')}</b> {t('draft.two_text')}
                {decided.map((part) => (
                    <span key={part}> {t('draft.joined_choice', { part, choice: part_words(words, joined, part) })}</span>
                ))}
            </p>
            <div className="draft-texts">
                <Side label={t('draft.here')} unsent={mine} parts={parts} />
                <Side label={t('draft.elsewhere')} unsent={theirs} parts={parts}>
                    , <When at={other.updated_at} as="relative" />
                </Side>
            </div>
            {!parts.includes('text') && parts.length > 0 && <p className="small">{t('draft.same_text')}</p>}
            <div className="news-choice">
                <button type="button" className="btn" onClick={keep_mine}>
                    {t('draft.keep_here')}
                </button>
                <button type="button" className="btn" onClick={take_other}>
                    {t('draft.take_other')}
                </button>
                <button type="button" className="btn" onClick={join}>
                    {t('draft.join')}
                </button>
            </div>
        </div>
    );
}

interface SideProps {
    label: string;
    unsent: Unsent;
    parts: DraftPart[]; // That are not the same in the other one.
    children?: ReactNode; // Behind the label.
}

function Side({ label, unsent, parts, children }: SideProps) {
    const words = useWords();
    const named = parts.filter((part) => part !== 'text' && part_words(words, unsent, part) !== '');
    const shows_text = (parts.length === 0 || parts.includes('text')) && unsent.text !== '';
    return (
        <section aria-label={label}>
            <h3>
                {label}
                {children}
            </h3>
            {named.length > 0 && (
                <dl>
                    {named.map((part) => (
                        <div key={part}>
                            <dt>{part_label(words, part)}</dt>
                            <dd dir="auto">
                                <Shown text={part_words(words, unsent, part)} />
                            </dd>
                        </div>
                    ))}
                </dl>
            )}
            {shows_text && (
                <p dir="auto">
                    <Shown text={unsent.text} />
                </p>
            )}
            {named.length === 0 && !shows_text && <p className="soft">{words.t('draft.nothing')}</p>}
        </section>
    );
}
