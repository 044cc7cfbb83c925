import { Modal } from '../parts/Modal';
import { switch_shortcuts, useShortcutsOn } from '../parts/shortcuts';
import { useWords } from '../words/WordsContext';

const keys = [
    ['j', 'keys.next'],
    ['k', 'keys.previous'],
    ['Enter', 'keys.open'],
    ['r', 'keys.reply'],
    ['/', 'keys.search'],
    ['Ctrl Enter', 'keys.send'],
    ['Esc', 'keys.close'],
    ['?', 'keys.show'],
] as const;

// The list of keys, and the switch for those of a single letter.
export function KeysDialog({ on_close }: { on_close: () => void }) {
    const { t } = useWords();
    const on = useShortcutsOn();
    return (
        <Modal title={t('keys.title')} on_close={on_close}>
            <dl className="keys">
                {keys.map(([key, words]) => (
                    <div key={key} className="row">
                        <dt>
                            <kbd>{key}</kbd>
                        </dt>
                        <dd>{t(words)}</dd>
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
