import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { sign_in } from '../api/session';
import { ProblemNote } from '../parts/ProblemNote';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { Entrance } from './Entrance';
import { useEntering } from './useEntering';

export function SignIn() {
    const { t } = useWords();
    usePageTitle(t('sign_in.title'));
    const enter = useEntering();
    const { to } = useSearch({ from: '/sign-in' });
    const [login, set_login] = useState('');
    const [password, set_password] = useState('');
    const password_field = useRef<HTMLInputElement>(null);
    const entering = useMutation({
        mutationFn: () => sign_in(login.trim(), password),
        meta: { sign_in: true },
        onSuccess: (session) => enter(session, to),
        onError: () => set_password(''),
    });
    const failed = entering.isError;
    useEffect(() => {
        if (failed) password_field.current?.focus();
    }, [failed]);
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        if (login.trim() !== '' && password !== '') entering.mutate();
    };
    return (
        <Entrance title={t('sign_in.title')} below={<Link to="/check">{t('check.way')}</Link>}>
            <form className="entrance-form" onSubmit={submit}>
                {entering.error && <ProblemNote error={entering.error} />}
                <label className="label">
                    {t('sign_in.login')}
                    <input
                        className="field"
                        name="username"
                        autoComplete="username"
                        autoCapitalize="none"
                        spellCheck={false}
                        required
                        value={login}
                        onChange={(event) => set_login(event.target.value)}
                    />
                </label>
                <label className="label">
                    {t('sign_in.password')}
                    <input
                        ref={password_field}
                        className="field"
                        type="password"
                        name="password"
                        autoComplete="current-password"
                        required
                        value={password}
                        onChange={(event) => set_password(event.target.value)}
                    />
                </label>
                <button className="btn main" type="submit" disabled={entering.isPending}>
                    {entering.isPending ? t('sign_in.working') : t('sign_in.submit')}
                </button>
            </form>
            <div className="entrance-ways">
                <Link to="/forgot">{t('sign_in.forgot')}</Link>
                <Link to="/sign-in/mail" search={to === undefined ? {} : { to }}>
                    {t('sign_in.by_mail')}
                </Link>
            </div>
        </Entrance>
    );
}
