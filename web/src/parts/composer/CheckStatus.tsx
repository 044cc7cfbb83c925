// One line beside the Send button: checking, clean, or how much there is to mend.
import { useWords } from '../../words/WordsContext';
import { text_max, type ComposerModel } from './useComposer';

const counted_down = 200; // The last characters before the limit.

export function CheckStatus({ model, quiet = false }: { model: ComposerModel; quiet?: boolean }) {
    const { t } = useWords();
    return (
        <div className="check-status small">
            <LengthCounter length={model.length} />
            {model.kept.saved && !model.sending && <span className="soft">{t('draft.saved')}</span>}
            <span role="status">
                <Verdict model={model} quiet={quiet} />
            </span>
        </div>
    );
}

function LengthCounter({ length }: { length: number }) {
    const { t } = useWords();
    const left = text_max - length;
    if (left > counted_down) return null;
    if (left >= 0) return <span className="num soft">{t('composer.left', { count: left })}</span>;
    return <span className="num over">{t('composer.over', { count: -left })}</span>;
}

function Verdict({ model, quiet }: { model: ComposerModel; quiet: boolean }) {
    const { t } = useWords();
    if (model.sending) return <span className="soft">{t('composer.sending')}</span>;
    if (model.files.stopped) return <span className="to-mend">{t('files.must_go')}</span>;
    if (model.files.busy) return <span className="soft">{t('files.wait', { count: model.files.coming })}</span>;
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
