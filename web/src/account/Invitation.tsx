import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { accept_invitation, invitation_query, session_query } from '../api/session';
import { Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { Entrance } from './Entrance';

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
    return (
        <Entrance title={t('invitation.welcome', { name: invitation.data.name })}>
            <PasswordForm token={token} login={invitation.data.login} />
        </Entrance>
    );
}

function PasswordForm({ token, login }: { token: string; login: string }) {
    const { t } = useWords();
    const client = useQueryClient();
    const navigate = useNavigate();
    const [password, set_password] = useState('');
    const [shown, set_shown] = useState(false);
    const accepting = useMutation({
        mutationFn: () => accept_invitation(token, password),
        meta: { sign_in: true },
        onSuccess: async (session) => {
            client.clear();
            client.setQueryData(session_query.queryKey, session);
            await navigate({ to: '/', replace: true });
        },
    });
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        if (password !== '') accepting.mutate();
    };
    return (
        <form className="entrance-form" onSubmit={submit}>
            <p className="soft">{t('invitation.choose')}</p>
            {accepting.error && <ProblemNote error={accepting.error} />}
            <label className="label">
                {t('sign_in.login')}
                <input className="field" name="username" autoComplete="username" value={login} readOnly />
            </label>
            <label className="label">
                {t('invitation.password')}
                <input
                    className="field"
                    type={shown ? 'text' : 'password'}
                    name="password"
                    autoComplete="new-password"
                    required
                    value={password}
                    aria-invalid={accepting.isError || undefined}
                    onChange={(event) => set_password(event.target.value)}
                />
            </label>
            <label className="row small">
                <input type="checkbox" className="check" checked={shown} onChange={(event) => set_shown(event.target.checked)} />
                {t('invitation.show_password')}
            </label>
            <button className="btn main" type="submit" disabled={accepting.isPending}>
                {t('invitation.submit')}
            </button>
        </form>
    );
}
