// The one search box: asks after a pause in the typing, or at once with Enter; a second Enter goes to what was found.
import { useEffect, useState, type KeyboardEvent } from 'react';
import { search_length_max } from '../../api/search';
import { useWords } from '../../words/WordsContext';
import { focus_results, search_id } from './places';
import './search.css';

const pause_ms = 250;

interface Props {
    search: string; // What is searched for now.
    hint: string;
    on_search: (search: string) => void;
}

export function SearchField({ search, hint, on_search }: Props) {
    const { t } = useWords();
    const [text, set_text] = useState(search);
    const [asked, set_asked] = useState(search);
    const [seen, set_seen] = useState(search);
    if (search !== seen) {
        set_seen(search);
        if (search !== asked) {
            set_asked(search); // Changed by a link or the way back, not by this field.
            set_text(search);
        }
    }
    const wanted = text.trim();
    useEffect(() => {
        if (wanted === asked) return;
        const timer = setTimeout(() => {
            set_asked(wanted);
            on_search(wanted);
        }, pause_ms);
        return () => clearTimeout(timer);
    }, [wanted, asked, on_search]);
    const on_key = (event: KeyboardEvent<HTMLInputElement>) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
            if (text === '') event.currentTarget.blur();
            else set_text('');
        } else if (event.key === 'Enter' && wanted !== asked) {
            set_asked(wanted);
            on_search(wanted);
        } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            focus_results();
        }
    };
    return (
        <search className="search-box">
            <input
                id={search_id}
                type="search"
                className="field"
                maxLength={search_length_max}
                placeholder={hint}
                aria-label={t('search.label')}
                aria-keyshortcuts="/"
                enterKeyHint="search"
                autoComplete="off"
                value={text}
                onChange={(event) => set_text(event.target.value)}
                onKeyDown={on_key}
            />
        </search>
    );
}
