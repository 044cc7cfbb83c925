import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { password_reset_query, reset_password } from '../api/links';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { Entrance } from './Entrance';
import { OpenedLink } from './OpenedLink';
import { PasswordForm } from './PasswordForm';

export function NewPassword() {
    const { t } = useWords();
    usePageTitle(t('forgot.title'));
    const { secret } = useParams({ from: '/password/$secret' });
    const query = useQuery(password_reset_query(secret));
    return (
        <OpenedLink query={query} title={t('forgot.title')} over={<Link to="/forgot">{t('link.ask')}</Link>}>
            {({ login, name }) => (
                <Entrance title={t('invitation.welcome', { name })}>
                    <PasswordForm login={login} text={t('forgot.choose')} on_choose={(password) => reset_password(secret, password)} />
                </Entrance>
            )}
        </OpenedLink>
    );
}
