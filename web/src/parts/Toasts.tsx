// Where the notice of what was just done stands; a screen reader hears it too.
import { useWords } from '../words/WordsContext';
import { Shown } from './Shown';
import { hide_toast, hold_toast, release_toast, undo_last, useToast } from './toasts';
import './toasts.css';

export function Toasts() {
    const { t } = useWords();
    const toast = useToast();
    return (
        <div role="status" className="toasts">
            {toast && (
                <div
                    className={toast.bad ? 'toast bad' : 'toast'}
                    onPointerEnter={hold_toast}
                    onPointerLeave={release_toast}
                    onFocus={hold_toast}
                    onBlur={release_toast}
                >
                    <span>
                        <Shown text={toast.text} />
                    </span>
                    {toast.undo && (
                        <button type="button" className="toast-button" onClick={undo_last} aria-keyshortcuts="z">
                            {t('undo')}
                        </button>
                    )}
                    <button type="button" className="toast-button" aria-label={t('close')} onClick={hide_toast}>
                        <span aria-hidden="true">×</span>
                    </button>
                </div>
            )}
        </div>
    );
}
