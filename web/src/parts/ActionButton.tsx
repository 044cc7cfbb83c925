// A button for what a key does, too.
import { useWords } from '../words/WordsContext';
import type { Action } from './shortcuts';

interface Props {
    action: Omit<Action, 'key'> & { key?: string };
    on_press: () => void;
    main?: boolean;
    disabled?: boolean;
}

export function ActionButton({ action, on_press, main = false, disabled = false }: Props) {
    const { t } = useWords();
    return (
        <button
            type="button"
            className={main ? 'btn main' : 'btn'}
            disabled={disabled}
            title={action.key === undefined ? undefined : t('key_hint', { key: action.key })}
            aria-keyshortcuts={action.key}
            onClick={on_press}
        >
            {t(action.label)}
        </button>
    );
}
