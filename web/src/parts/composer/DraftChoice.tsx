// Two texts for one place, written on two devices: both are shown, and their author says which one goes on.
import { useWords } from '../../words/WordsContext';
import { When } from '../bits';
import './news.css';
import type { ComposerModel } from './useComposer';

export function DraftChoice({ model }: { model: ComposerModel }) {
    const { t } = useWords();
    const { other, keep_mine, take_other, join } = model.kept;
    if (!other) return null;
    return (
        <div className="news note warn" role="alert">
            <p>
                <b>{t('draft.two')}</b> {t('draft.two_text')}
            </p>
            <div className="draft-texts">
                <section aria-label={t('draft.here')}>
                    <h3>{t('draft.here')}</h3>
                    <p dir="auto">{model.unsent.text}</p>
                </section>
                <section aria-label={t('draft.elsewhere')}>
                    <h3>
                        {t('draft.elsewhere')}, <When at={other.updated_at} as="relative" />
                    </h3>
                    <p dir="auto">{other.text}</p>
                </section>
            </div>
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
