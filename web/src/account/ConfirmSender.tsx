// Whoever reads an address' mail, or a domain's postmaster, confirms that it may write for a seller.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { confirm_sender, sender_confirmation_query } from '../api/links';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { Entrance } from './Entrance';
import { OpenedLink } from './OpenedLink';

export function ConfirmSender() {
    const { t } = useWords();
    usePageTitle(t('confirm.title'));
    const { secret } = useParams({ from: '/confirm/$secret' });
    const query = useQuery(sender_confirmation_query(secret));
    const confirming = useMutation({ mutationFn: () => confirm_sender(secret), meta: { sign_in: true } });
    return (
        <OpenedLink query={query} title={t('confirm.title')} over={<p className="soft">{t('confirm.over')}</p>}>
            {({ address, seller_name: seller }) => (
                <Entrance title={t('confirm.title')}>
                    {confirming.isSuccess ? (
                        <p role="status">
                            <Shown text={t('confirm.done', { address, seller })} />
                        </p>
                    ) : (
                        <div className="entrance-form">
                            <p>
                                <Shown text={t(address.startsWith('@') ? 'confirm.domain' : 'confirm.address', { address, seller })} />
                            </p>
                            <p className="soft">
                                <Shown text={t('confirm.text', { seller })} />
                            </p>
                            {confirming.error && <ProblemNote error={confirming.error} />}
                            <button type="button" className="btn main" disabled={confirming.isPending} onClick={() => confirming.mutate()}>
                                {t('confirm.submit')}
                            </button>
                        </div>
                    )}
                </Entrance>
            )}
        </OpenedLink>
    );
}
