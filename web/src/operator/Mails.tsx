// E-mail of all sellers: what waits to go out, what did not arrive, and who was refused.
import { useInfiniteQuery, useQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { mail_counts_query, mail_states, mails_query, refused_senders_query, type ListedState, type MailsView } from '../api/mails';
import { merge_pages } from '../api/pages';
import type { Mail } from '../api/types';
import { When } from '../parts/bits';
import { Empty, MoreRow, Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { MailDialog } from './MailDialog';
import './mails.css';
import { OperatorPage } from './OperatorPage';

const count_max = 1000; // The contract's count that means "more".

export function Mails() {
    const { t } = useWords();
    const { view = 'queued' } = useSearch({ from: '/mails' });
    usePageTitle(t('mails.title'));
    return (
        <OperatorPage>
            <main id="main" className="operator-list">
                <h1>{t('mails.title')}</h1>
                <Views view={view} />
                <p className="soft small">{t(`mails.text.${view}`)}</p>
                {view === 'refused_senders' ? <RefusedSenders /> : <MailList key={view} state={view} />}
            </main>
        </OperatorPage>
    );
}

function Views({ view }: { view: MailsView }) {
    const { t, number } = useWords();
    const { data: counts } = useQuery(mail_counts_query);
    return (
        <nav className="mail-views" aria-label={t('mails.views')}>
            {[...mail_states, 'refused_senders' as const].map((each) => {
                const count = counts?.[each] ?? 0;
                return (
                    <Link
                        key={each}
                        to="/mails"
                        search={each === 'queued' ? {} : { view: each }}
                        activeOptions={{ exact: true }}
                        aria-current={each === view ? 'page' : undefined}
                    >
                        {t(`mails.view.${each}`)}
                        {count > 0 && (
                            <span className="way-count num">
                                {count >= count_max ? t('section.many', { count: number(count_max - 1) }) : number(count)}
                            </span>
                        )}
                    </Link>
                );
            })}
        </nav>
    );
}

interface PagedCardProps<Row> {
    query: UseInfiniteQueryResult;
    rows: Row[];
    empty: string;
    children: (row: Row) => ReactNode;
}

function PagedCard<Row extends { id: string }>({ query, rows, empty, children }: PagedCardProps<Row>) {
    const { t } = useWords();
    return (
        <div className="card">
            {query.isPending && <Skeleton rows={4} />}
            {query.error && !query.data && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
            {query.data !== undefined && rows.length === 0 && <Empty title={empty} />}
            <ul>
                {rows.map((row) => (
                    <li key={row.id}>{children(row)}</li>
                ))}
            </ul>
            <MoreRow paged={query} label={t('more')} />
        </div>
    );
}

function MailList({ state }: { state: ListedState }) {
    const { t } = useWords();
    const query = useInfiniteQuery(mails_query(state));
    const [opened, set_opened] = useState<Mail>();
    return (
        <>
            <PagedCard query={query} rows={merge_pages(query.data?.pages)} empty={t(`mails.empty.${state}`)}>
                {(mail) => (
                    <button type="button" className="mail-row" onClick={() => set_opened(mail)}>
                        <RowHead address={mail.recipient} at={mail.changed_at} />
                        <span className="clip soft small" dir="auto">
                            <Shown text={mail.seller?.name ?? t('mails.marketplace')} />
                        </span>
                        {mail.reply !== '' && (
                            <span className="mail-reply small">
                                <Shown text={mail.reply} />
                            </span>
                        )}
                    </button>
                )}
            </PagedCard>
            {opened && <MailDialog mail={opened} on_close={() => set_opened(undefined)} />}
        </>
    );
}

function RowHead({ address, at }: { address: string; at: string }) {
    return (
        <span className="row">
            <b className="clip" dir="auto">
                <Shown text={address} />
            </b>
            <When at={at} as="relative" className="mail-when soft small" />
        </span>
    );
}

function RefusedSenders() {
    const { t, number } = useWords();
    const query = useInfiniteQuery(refused_senders_query);
    return (
        <PagedCard query={query} rows={merge_pages(query.data?.pages)} empty={t('mails.empty.refused_senders')}>
            {(sender) => (
                <Link className="mail-row" to="/s/$seller/mail" params={{ seller: sender.seller.id }}>
                    <RowHead address={sender.address} at={sender.seen_at} />
                    <span className="clip soft small" dir="auto">
                        <Shown text={t('mails.for', { seller: sender.seller.name })} />
                        {' · '}
                        {t('mail.refused', { count: sender.refused, shown: number(sender.refused) })}
                    </span>
                </Link>
            )}
        </PagedCard>
    );
}
