// One line beside the Send button: checking, clean, or how much there is to mend.
import { useWords } from '../../words/WordsContext';
import { text_max, type ComposerModel } from './useComposer';

const near_limit = text_max - 1_000;

export function CheckStatus({ model, quiet = false }: { model: ComposerModel; quiet?: boolean }) {
    return (
        <div className="check-status small">
            <LengthCounter length={model.length} />
            <span role="status">
                <Verdict model={model} quiet={quiet} />
            </span>
        </div>
    );
}

function LengthCounter({ length }: { length: number }) {
    const { t, number } = useWords();
    if (length < near_limit) return null;
    const tone = length > text_max ? 'over' : 'soft';
    return <span className={`num ${tone}`}>{t('composer.length', { length: number(length), max: number(text_max) })}</span>;
}

function Verdict({ model, quiet }: { model: ComposerModel; quiet: boolean }) {
    const { t } = useWords();
    if (model.sending) return <span className="soft">{t('composer.sending')}</span>;
    if (model.phase === 'failed') return <span className="soft">{t('composer.check_failed')}</span>;
    if (quiet || model.unsent.text.trim() === '') return null;
    if (model.phase === 'checking') return <span className="soft">{t('composer.checking')}</span>;
    if (model.phase !== 'done' || !model.checked) return null;
    const count = (blocks: boolean) => model.findings.filter((finding) => (finding.outcome === 'block') === blocks).length;
    if (model.blocked) return <span className="to-mend">{t('composer.to_mend', { count: count(true) })}</span>;
    if (count(false) > 0) return <span className="to-note">{t('composer.to_note', { count: count(false) })}</span>;
    return (
        <span className="clean">
            <span aria-hidden="true">✓ </span>
            {t('composer.clean', { pack: model.checked.verdict.pack })}
        </span>
    );
}
