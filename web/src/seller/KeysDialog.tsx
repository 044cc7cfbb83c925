import { Modal } from '../parts/Modal';
import { switch_shortcuts, useShortcutsOn } from '../parts/shortcuts';
import { useWords } from '../words/WordsContext';
import { all_actions } from './actions';

// The list of keys, and the switch for those of a single letter.
export function KeysDialog({ on_close }: { on_close: () => void }) {
    const { t } = useWords();
    const on = useShortcutsOn();
    return (
        <Modal title={t('keys.title')} on_close={on_close}>
            <dl className="keys">
                {all_actions.map(({ key, label }) => (
                    <div key={key} className="row">
                        <dt>
                            <kbd>{key === 'Escape' ? 'Esc' : key}</kbd>
                        </dt>
                        <dd>{t(label)}</dd>
                    </div>
                ))}
            </dl>
            <label className="row small">
                <input type="checkbox" className="check" checked={on} onChange={(event) => switch_shortcuts(event.target.checked)} />
                {t('keys.switch')}
            </label>
        </Modal>
    );
}
