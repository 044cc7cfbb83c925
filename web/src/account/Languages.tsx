// The choice of the language for those who are not signed in.
import { language_names, languages } from '../words/language';
import { useWordsChoice } from '../words/WordsContext';

export function Languages() {
    const { words, change } = useWordsChoice();
    return languages.map((language) => (
        <button
            key={language}
            type="button"
            className="btn plain small"
            lang={language}
            aria-pressed={language === words.language}
            onClick={() => change(language)}
        >
            {language_names[language]}
        </button>
    ));
}
