// One mail that goes out or could not: to whom, what was said of it, the mail itself, and sending it again.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { mail_query, retry_mail } from '../api/mails';
import type { Mail } from '../api/types';
import { announce } from '../parts/announce';
import { Skeleton } from '../parts/feedback';
import { Modal } from '../parts/Modal';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { useWords } from '../words/WordsContext';
import '../parts/thread/whole-mail.css';

export function MailDialog({ mail: listed, on_close }: { mail: Mail; on_close: () => void }) {
    const { t, exact } = useWords();
    const client = useQueryClient();
    const query = useQuery(mail_query(listed.id));
    const retrying = useMutation({
        mutationFn: () => retry_mail(listed.id),
        onSuccess: (mail) => {
            client.setQueryData(mail_query(listed.id).queryKey, (known) => known && { ...known, mail });
            void client.invalidateQueries({ queryKey: ['mails', 'list'] });
            void client.invalidateQueries({ queryKey: ['mails', 'counts'] });
            announce(t('mails.retried'));
        },
    });
    const mail = query.data?.mail ?? listed;
    const source = query.data?.source;
    return (
        <Modal side wide title={t('mails.one')} on_close={on_close}>
            <dl className="mail-facts">
                <dt>{t('mails.to')}</dt>
                <dd dir="auto">
                    <Shown text={mail.recipient} />
                </dd>
                <dt>{t('mails.seller')}</dt>
                <dd dir="auto">
                    <Shown text={mail.seller?.name ?? t('mails.marketplace')} />
                </dd>
                <dt>{t('mails.state')}</dt>
                <dd>
                    {t(`mails.state.${mail.state}`)} · <time dateTime={mail.changed_at}>{exact(mail.changed_at)}</time>
                </dd>
                {mail.reply !== '' && (
                    <>
                        <dt>{t('mails.reply')}</dt>
                        <dd>
                            <Shown text={mail.reply} />
                        </dd>
                    </>
                )}
                <dt>{t('mails.id')}</dt>
                <dd className="mail-id">{mail.id}</dd>
            </dl>
            <div className="row whole-mail-ways">
                <button type="button" className="btn main" disabled={retrying.isPending} onClick={() => retrying.mutate()}>
                    {t('mails.retry')}
                </button>
                {mail.seller && mail.conversation_id !== undefined && (
                    <Link
                        className="btn"
                        to="/s/$seller/messages/$conversation"
                        params={{ seller: mail.seller.id, conversation: mail.conversation_id }}
                        search={{ section: 'all' }}
                    >
                        {t('mails.conversation')}
                    </Link>
                )}
            </div>
            {retrying.isSuccess && <p className="soft small">{t('mails.retried')}</p>}
            {retrying.error && <ProblemNote error={retrying.error} />}
            {query.isPending && <Skeleton rows={3} />}
            {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
            {query.data && source === undefined && <p className="soft">{t('mails.gone')}</p>}
            {source !== undefined && (
                <pre className="mail-source" tabIndex={0} role="region" aria-label={t('whole_mail.source_label')}>
                    <Shown text={source} />
                </pre>
            )}
        </Modal>
    );
}
