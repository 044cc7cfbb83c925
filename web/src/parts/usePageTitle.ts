import { useEffect } from 'react';
import { named_hidden } from './hidden_characters';

// Names the page in the browser's tab.
export function usePageTitle(title: string | undefined): void {
    useEffect(() => {
        document.title = title ? `${named_hidden(title)} · Stoa` : 'Stoa';
    }, [title]);
}
