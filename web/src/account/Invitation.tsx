import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { accept_invitation, invitation_query } from '../api/session';
import { Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { Entrance } from './Entrance';
import { PasswordForm } from './PasswordForm';

export function Invitation() {
    const { t } = useWords();
    usePageTitle(t('invitation.title'));
    const { token } = useParams({ from: '/invitation/$token' });
    const invitation = useQuery(invitation_query(token));
    if (invitation.isPending)
        return (
            <Entrance title={t('invitation.title')}>
                <Skeleton rows={1} />
            </Entrance>
        );
    if (invitation.error)
        return (
            <Entrance title={t('invitation.title')}>
                <ProblemNote error={invitation.error} />
                <p className="soft">{t('invitation.gone')}</p>
                <Link to="/sign-in">{t('sign_in.title')}</Link>
            </Entrance>
        );
    const { name, login, seller_name, role } = invitation.data;
    const title = name === undefined ? t('invitation.join', { seller: seller_name ?? '' }) : t('invitation.welcome', { name });
    return (
        <Entrance title={title}>
            <PasswordForm
                login={login}
                text={role === undefined ? t('invitation.choose') : t('invitation.choose_as', { role: t(`role.${role}`) })}
                asks_name={name === undefined}
                on_choose={(password, said) => accept_invitation(token, password, said)}
            />
        </Entrance>
    );
}
