// The quiet card that sign-in and invitations stand on; the language can be changed before anybody is known.
import type { ReactNode } from 'react';
import { language_names, languages } from '../words/language';
import { useWordsChoice } from '../words/WordsContext';
import './entrance.css';

export function Entrance({ title, children, below }: { title: string; children: ReactNode; below?: ReactNode }) {
    const { words, change } = useWordsChoice();
    return (
        <div className="entrance">
            <header className="entrance-brand">Stoa</header>
            <main className="card entrance-card">
                <h1>{title}</h1>
                {children}
            </main>
            {below !== undefined && <nav aria-label={words.t('nav.label')}>{below}</nav>}
            <nav className="row" aria-label={words.t('account.language')}>
                {languages.map((language) => (
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
                ))}
            </nav>
        </div>
    );
}
