// Behind the avatar: who is signed in, language, theme, signing out.
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { sign_out } from '../api/session';
import type { Session } from '../api/types';
import { unsent_prefix } from '../parts/composer/unsent';
import { stored_uploads_prefix } from '../parts/files/stored_uploads';
import { Avatar } from '../parts/bits';
import { named_hidden } from '../parts/hidden_characters';
import { Shown } from '../parts/Shown';
import { forget_stored } from '../parts/storage';
import { ProblemNote } from '../parts/ProblemNote';
import { language_names, languages, type Language } from '../words/language';
import { useWords, useWordsChoice } from '../words/WordsContext';
import './account-menu.css';
import { choose_theme, themes, useTheme } from './theme';

interface Props {
    session: Session;
    on_keys?: () => void;
}

export function AccountMenu(props: Props) {
    const id = useId();
    const { t } = useWords();
    const [opened, set_opened] = useState(false);
    const { name } = props.session;
    return (
        <div className="account">
            <button
                type="button"
                className="account-button"
                popoverTarget={id}
                aria-label={t('account.menu', { name: named_hidden(name) })}
            >
                <Avatar name={name} />
            </button>
            <div
                id={id}
                popover="auto"
                className="account-panel"
                role="group"
                aria-label={t('account.label')}
                onBeforeToggle={() => set_opened(true)}
            >
                {opened && <Panel {...props} id={id} />}
            </div>
        </div>
    );
}

// What stands in the menu; drawn when it is first opened.
function Panel({ session, on_keys, id }: Props & { id: string }) {
    const { words, change } = useWordsChoice();
    const { t } = words;
    const theme = useTheme();
    const leaving = useMutation({
        mutationFn: sign_out,
        onSuccess: () => {
            forget_stored(unsent_prefix);
            forget_stored(stored_uploads_prefix);
            location.assign('/sign-in'); // Whole, so that nothing of this person stays in memory.
        },
    });
    return (
        <>
            <div className="row">
                <Avatar name={session.name} large />
                <div className="clip">
                    <div className="clip account-name" dir="auto">
                        <Shown text={session.name} />
                    </div>
                    <div className="clip soft small">
                        {session.seller && (
                            <>
                                <Shown text={session.seller.name} />
                                {' · '}
                            </>
                        )}
                        {t(`role.${session.role}`)}
                    </div>
                </div>
            </div>
            <label className="label">
                {t('account.language')}
                <select className="field" value={words.language} onChange={(event) => change(event.target.value as Language)}>
                    {languages.map((language) => (
                        <option key={language} value={language} lang={language}>
                            {language_names[language]}
                        </option>
                    ))}
                </select>
            </label>
            <fieldset className="themes">
                <legend>{t('account.theme')}</legend>
                {themes.map((each) => (
                    <label key={each}>
                        <input type="radio" name={`${id}theme`} checked={theme === each} onChange={() => choose_theme(each)} />
                        <span>{t(`theme.${each}`)}</span>
                    </label>
                ))}
            </fieldset>
            {on_keys && (
                <button type="button" className="btn keys-button" popoverTarget={id} popoverTargetAction="hide" onClick={on_keys}>
                    {t('keys.title')} <kbd>?</kbd>
                </button>
            )}
            {session.role === 'buyer' && (
                <Link className="btn" to="/settings" onClick={() => document.getElementById(id)?.hidePopover()}>
                    {t('nav.settings')}
                </Link>
            )}
            {session.seller && (
                <Link
                    className="btn"
                    to="/s/$seller/mail"
                    params={{ seller: session.seller.id }}
                    onClick={() => document.getElementById(id)?.hidePopover()}
                >
                    {t('mail.title')}
                </Link>
            )}
            {session.seller && (
                <Link
                    className="btn"
                    to="/s/$seller/brand"
                    params={{ seller: session.seller.id }}
                    onClick={() => document.getElementById(id)?.hidePopover()}
                >
                    {t('brand.title')}
                </Link>
            )}
            {session.seller && (session.role === 'owner' || session.role === 'manager') && (
                <Link
                    className="btn"
                    to="/s/$seller/members"
                    params={{ seller: session.seller.id }}
                    onClick={() => document.getElementById(id)?.hidePopover()}
                >
                    {t('members.title')}
                </Link>
            )}
            {session.role !== 'buyer' && (
                <Link className="btn" to="/check" onClick={() => document.getElementById(id)?.hidePopover()}>
                    {t('check.title')}
                </Link>
            )}
            {(session.role === 'administrator' || session.role === 'moderator') && (
                <a className="btn" href="/api">
                    {t('account.api')}
                </a>
            )}
            <button type="button" className="btn" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
                {t('account.sign_out')}
            </button>
            {leaving.error && <ProblemNote error={leaving.error} />}
        </>
    );
}
