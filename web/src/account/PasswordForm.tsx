// Choosing a password, and coming in by it; who is not known yet says a name, too.
import { useMutation } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { Session } from '../api/types';
import { ProblemNote } from '../parts/ProblemNote';
import { useWords } from '../words/WordsContext';
import { useEntering } from './useEntering';

interface Props {
    login: string;
    text: string;
    asks_name?: boolean;
    on_choose: (password: string, name: string) => Promise<Session>;
}

export function PasswordForm({ login, text, asks_name = false, on_choose }: Props) {
    const { t } = useWords();
    const enter = useEntering();
    const [name, set_name] = useState('');
    const [password, set_password] = useState('');
    const [shown, set_shown] = useState(false);
    const choosing = useMutation({
        mutationFn: () => on_choose(password, name.trim()),
        meta: { sign_in: true },
        onSuccess: (session) => enter(session, undefined),
    });
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        if (password !== '' && (!asks_name || name.trim() !== '')) choosing.mutate();
    };
    return (
        <form className="entrance-form" onSubmit={submit}>
            <p className="soft">{text}</p>
            {choosing.error && <ProblemNote error={choosing.error} />}
            <label className="label">
                {t('sign_in.login')}
                <input className="field" name="username" autoComplete="username" value={login} readOnly />
            </label>
            {asks_name && (
                <label className="label">
                    {t('invitation.name')}
                    <input
                        className="field"
                        name="name"
                        autoComplete="name"
                        required
                        maxLength={200}
                        value={name}
                        onChange={(event) => set_name(event.target.value)}
                    />
                </label>
            )}
            <label className="label">
                {t('invitation.password')}
                <input
                    className="field"
                    type={shown ? 'text' : 'password'}
                    name="password"
                    autoComplete="new-password"
                    required
                    value={password}
                    aria-invalid={choosing.isError || undefined}
                    onChange={(event) => set_password(event.target.value)}
                />
            </label>
            <label className="row small">
                <input type="checkbox" className="check" checked={shown} onChange={(event) => set_shown(event.target.checked)} />
                {t('invitation.show_password')}
            </label>
            <button className="btn main" type="submit" disabled={choosing.isPending}>
                {t('invitation.submit')}
            </button>
        </form>
    );
}
