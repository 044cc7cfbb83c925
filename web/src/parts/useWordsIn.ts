// The words of the language of somebody else than the reader: what is written for a buyer is made in the buyer's language.
import { useQuery } from '@tanstack/react-query';
import { match } from '../words/language';
import { load_words } from '../words/load';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';

// The reader's own words until the others are there, or where there are none.
export function useWordsIn(language: string | undefined): Words {
    const own = useWords();
    const found = match(language);
    const { data } = useQuery({
        queryKey: ['words', found],
        queryFn: () => (found ? load_words(found, language) : Promise.reject(new Error('There are no words of this language.'))),
        enabled: found !== undefined && found !== own.language,
        staleTime: Infinity,
    });
    return found !== own.language && data ? data : own;
}
