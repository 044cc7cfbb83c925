// The bar on top of all signed-in pages.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Session } from '../api/types';
import { useWords } from '../words/WordsContext';
import { AccountMenu } from './AccountMenu';
import { Shown } from '../parts/Shown';
import './top-bar.css';

interface Props {
    session: Session;
    children: ReactNode; // The links of the main navigation.
    place?: string | undefined; // Whose pages these are.
    search?: ReactNode; // The search box and, for the phone, the way to it.
    searching?: boolean; // Where there is one line only, the box takes it.
    on_keys?: () => void;
}

export function TopBar({ session, children, place, search, searching = false, on_keys }: Props) {
    const { t } = useWords();
    return (
        <header className={searching ? 'top-bar searching' : 'top-bar'}>
            <a className="skip" href="#main">
                {t('skip')}
            </a>
            <Link to="/" className="brand">
                Stoa
            </Link>
            <nav aria-label={t('nav.label')}>{children}</nav>
            <span className="grow" />
            {search}
            {place !== undefined && (
                <span className="top-place clip soft" dir="auto">
                    <Shown text={place} />
                </span>
            )}
            <AccountMenu session={session} {...(on_keys && { on_keys })} />
        </header>
    );
}
