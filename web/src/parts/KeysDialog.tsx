import { useWords } from '../words/WordsContext';
import './keys.css';
import { Modal } from './Modal';
import { switch_shortcuts, useShortcutsOn, type Action } from './shortcuts';

// The list of keys, and the switch for those of a single letter.
export function KeysDialog({ actions, on_close }: { actions: readonly Action[]; on_close: () => void }) {
    const { t } = useWords();
    const on = useShortcutsOn();
    return (
        <Modal title={t('keys.title')} on_close={on_close}>
            <dl className="keys">
                {actions.map(({ key, label }) => (
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
