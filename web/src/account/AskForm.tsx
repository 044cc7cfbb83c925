// Asks for a link by mail. Whether there is such an account is told to nobody but the account's own mailbox.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import { sign_in_ways_query } from '../api/links';
import { Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { useWords } from '../words/WordsContext';

interface Props {
    text: string;
    label: string;
    kind: 'text' | 'email';
    on_ask: (named: string) => Promise<unknown>;
    sent: (named: string) => string; // What is said when it was asked for.
    off: ReactNode; // What stands here where no mail goes out.
}

export function AskForm({ off, ...form }: Props) {
    const ways = useQuery(sign_in_ways_query);
    if (ways.isPending) return <Skeleton rows={1} />;
    if (ways.error) return <ProblemNote error={ways.error} on_retry={() => void ways.refetch()} />;
    return ways.data.by_mail ? <Form {...form} /> : <>{off}</>;
}

function Form({ text, label, kind, on_ask, sent }: Omit<Props, 'off'>) {
    const { t } = useWords();
    const [named, set_named] = useState('');
    const asking = useMutation({ mutationFn: on_ask, meta: { sign_in: true } });
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        if (named.trim() !== '') asking.mutate(named.trim());
    };
    if (asking.isSuccess)
        return (
            <>
                <p role="status">{sent(asking.variables)}</p>
                <p className="soft">{t('link.not_come')}</p>
                <button type="button" className="btn" onClick={() => asking.reset()}>
                    {t('link.once_more')}
                </button>
            </>
        );
    return (
        <form className="entrance-form" onSubmit={submit}>
            <p className="soft">{text}</p>
            {asking.error && <ProblemNote error={asking.error} />}
            <label className="label">
                {label}
                <input
                    className="field"
                    type={kind}
                    name="username"
                    autoComplete={kind === 'email' ? 'email' : 'username'}
                    autoCapitalize="none"
                    spellCheck={false}
                    required
                    maxLength={254}
                    value={named}
                    onChange={(event) => set_named(event.target.value)}
                />
            </label>
            <button className="btn main" type="submit" disabled={asking.isPending}>
                {t('link.send')}
            </button>
        </form>
    );
}
