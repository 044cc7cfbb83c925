// Forgot your password: a link to choose a new one goes to the account's own address.
import { Link } from '@tanstack/react-router';
import { ask_password_reset } from '../api/links';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { AskForm } from './AskForm';
import { Entrance } from './Entrance';

export function Forgot() {
    const { t } = useWords();
    usePageTitle(t('forgot.title'));
    return (
        <Entrance title={t('forgot.title')} below={<Link to="/sign-in">{t('link.back')}</Link>}>
            <AskForm
                text={t('forgot.text')}
                label={t('sign_in.login')}
                kind="text"
                on_ask={ask_password_reset}
                sent={(login) => t('forgot.sent', { login })}
                off={
                    <>
                        <p>{t('forgot.off')}</p>
                        <code>stoa admin user invite LOGIN</code>
                    </>
                }
            />
        </Entrance>
    );
}
