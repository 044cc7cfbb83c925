// A question before a sale, by the marketplace's link.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { inquiry_link_query } from '../api/buyer';
import { ProblemError } from '../api/client';
import { buyer_side, type InquiryLink } from '../api/types';
import { Empty, Skeleton } from '../parts/feedback';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';
import { Inquiry } from './Inquiry';

export function Ask() {
    const { t } = useWords();
    const { link } = useParams({ from: '/buyer/ask/$link' });
    const query = useQuery(inquiry_link_query(link));
    const { data, error } = query;
    usePageTitle(data?.title ?? t('ask.about'));
    const refused = error instanceof ProblemError && error.problem.status < 500 ? error.problem : undefined;
    return (
        <main id="main" className="column">
            {query.isPending && <Skeleton rows={3} />}
            {refused && (
                <Empty level="h1" title={refused.title}>
                    <p>{refused.detail}</p>
                    <Link className="btn" to="/messages">
                        {t('nav.messages')}
                    </Link>
                </Empty>
            )}
            {error && !refused && <ProblemNote error={error} on_retry={() => void query.refetch()} />}
            {data && <Known key={link} link={link} about={data} />}
        </main>
    );
}

function Known({ link, about }: { link: string; about: InquiryLink }) {
    const { t, exact } = useWords();
    const { seller, sku, title, conversation_id, expires_at, drafts } = about;
    const target = useMemo(() => ({ to: 'link', side: buyer_side, link, seller: seller.id, sku }) as const, [link, seller.id, sku]);
    return (
        <>
            <div className="order-head">
                <p className="soft small">{t('ask.about')}</p>
                <h1 dir="auto">
                    <Shown text={title} />
                </h1>
                <p className="soft">
                    <bdi>
                        <Shown text={seller.name} />
                    </bdi>{' '}
                    ·{' '}
                    <span className="num">
                        <Shown text={t('ask.sku', { sku })} />
                    </span>{' '}
                    · <span>{t('ask.until', { at: exact(expires_at) })}</span>
                </p>
            </div>
            {conversation_id === undefined ? (
                <Inquiry target={target} seller={seller.name} answers_within={about.answers_within_minutes} drafts={drafts} />
            ) : (
                <div className="card has-conversation">
                    <p>
                        <Shown text={t('ask.already', { seller: seller.name })} />
                    </p>
                    <Link className="btn main" to="/messages/$conversation" params={{ conversation: conversation_id }}>
                        {t('order.open_conversation')}
                    </Link>
                </div>
            )}
        </>
    );
}
