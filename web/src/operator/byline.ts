// Whose words a message's are, as moderators read it.
import { useCallback } from 'react';
import type { Message } from '../api/types';
import { useWords } from '../words/WordsContext';

export function useByline(): (message: Message) => string {
    const { t } = useWords();
    return useCallback((message) => (message.author === 'operator' ? t('author.operator') : message.author_name), [t]);
}
