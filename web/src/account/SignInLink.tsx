// A link to sign in was opened. Programs that look through mails open links too: only the button uses it up.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { sign_in_by_link, sign_in_link_query } from '../api/links';
import { ProblemNote } from '../parts/ProblemNote';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { Entrance } from './Entrance';
import { OpenedLink } from './OpenedLink';
import { useEntering } from './useEntering';

export function SignInLink() {
    const { t } = useWords();
    usePageTitle(t('sign_in.title'));
    const { secret } = useParams({ from: '/sign-in/link/$secret' });
    const { to } = useSearch({ from: '/sign-in/link/$secret' });
    const enter = useEntering();
    const query = useQuery(sign_in_link_query(secret));
    const entering = useMutation({
        mutationFn: () => sign_in_by_link(secret),
        meta: { sign_in: true },
        onSuccess: (session) => enter(session, to),
    });
    const over = (
        <Link to="/sign-in/mail" search={to === undefined ? {} : { to }}>
            {t('link.ask')}
        </Link>
    );
    return (
        <OpenedLink query={query} title={t('sign_in.title')} over={over}>
            {({ name }) => (
                <Entrance title={t('invitation.welcome', { name })}>
                    <div className="entrance-form">
                        {entering.error ? (
                            <>
                                <ProblemNote error={entering.error} />
                                {over}
                            </>
                        ) : (
                            <p className="soft">{t('by_mail.press')}</p>
                        )}
                        <button type="button" className="btn main" disabled={entering.isPending} onClick={() => entering.mutate()}>
                            {entering.isPending ? t('sign_in.working') : t('sign_in.submit')}
                        </button>
                    </div>
                </Entrance>
            )}
        </OpenedLink>
    );
}
