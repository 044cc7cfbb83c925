// The quiet card that sign-in and invitations stand on; the language can be changed before anybody is known.
import type { ReactNode } from 'react';
import { useWords } from '../words/WordsContext';
import './entrance.css';
import { Languages } from './Languages';
import { Shown } from '../parts/Shown';

export function Entrance({ title, children, below }: { title: string; children: ReactNode; below?: ReactNode }) {
    const { t } = useWords();
    return (
        <div className="entrance">
            <header className="entrance-brand">Stoa</header>
            <main className="card entrance-card">
                <h1>
                    <Shown text={title} />
                </h1>
                {children}
            </main>
            {below !== undefined && <nav aria-label={t('nav.label')}>{below}</nav>}
            <nav className="row" aria-label={t('account.language')}>
                <Languages />
            </nav>
        </div>
    );
}
