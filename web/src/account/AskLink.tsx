// Signing in without a password, for buyers: a link goes to the address that the marketplace knows.
import { Link, useSearch } from '@tanstack/react-router';
import { ask_sign_in_link } from '../api/links';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { AskForm } from './AskForm';
import { Entrance } from './Entrance';

export function AskLink() {
    const { t } = useWords();
    usePageTitle(t('by_mail.title'));
    const { to } = useSearch({ from: '/sign-in/mail' });
    return (
        <Entrance
            title={t('by_mail.title')}
            below={
                <Link to="/sign-in" search={to === undefined ? {} : { to }}>
                    {t('link.back')}
                </Link>
            }
        >
            <AskForm
                text={t('by_mail.text')}
                label={t('by_mail.address')}
                kind="email"
                on_ask={(address) => ask_sign_in_link(address, to)}
                sent={(address) => t('by_mail.sent', { address })}
                off={<p>{t('by_mail.off')}</p>}
            />
        </Entrance>
    );
}
