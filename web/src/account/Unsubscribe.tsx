// Where the link in a mail leads: asks first, as programs that look at links open it too.
import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { status_of } from '../api/client';
import { unsubscribe } from '../api/mail';
import { ProblemNote } from '../parts/ProblemNote';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { Entrance } from './Entrance';

export function Unsubscribe() {
    const { t } = useWords();
    const { link } = useParams({ from: '/unsubscribe/$link' });
    const stopping = useMutation({ mutationFn: () => unsubscribe(link) });
    const title = t(stopping.isSuccess ? 'unsubscribe.done' : 'unsubscribe.title');
    usePageTitle(title);
    if (stopping.isSuccess)
        return (
            <Entrance title={title}>
                <p className="soft" role="status">
                    {t('unsubscribe.done_text')}
                </p>
                <Link to="/">{t('unsubscribe.home')}</Link>
            </Entrance>
        );
    return (
        <Entrance title={title}>
            <p className="soft">{t('unsubscribe.text')}</p>
            {stopping.error &&
                (status_of(stopping.error) === 404 ? (
                    <p role="alert">{t('unsubscribe.unknown')}</p>
                ) : (
                    <ProblemNote error={stopping.error} />
                ))}
            <button type="button" className="btn main" disabled={stopping.isPending} onClick={() => stopping.mutate()}>
                {t('unsubscribe.submit')}
            </button>
            <Link to="/">{t('unsubscribe.home')}</Link>
        </Entrance>
    );
}
