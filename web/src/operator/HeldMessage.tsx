// One held message with all that a decision needs: its words, why it waits, what was written before, the order.
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { status_of } from '../api/client';
import { held_message_query } from '../api/held';
import type { Held, HeldWithMessages } from '../api/types';
import { When } from '../parts/bits';
import { Empty, Skeleton } from '../parts/feedback';
import { file_findings, findings_of } from '../parts/files/file_findings';
import { FileFindings } from '../parts/files/FileFindings';
import { MessageFiles } from '../parts/files/MessageFiles';
import { ViewerPlace } from '../parts/files/ViewerPlace';
import { MarkedText } from '../parts/MarkedText';
import { ProblemNote } from '../parts/ProblemNote';
import { files_in_sight } from '../parts/thread/files_in_sight';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { useRescuedFocus } from '../parts/useRescuedFocus';
import { useWords } from '../words/WordsContext';
import { useByline } from './byline';
import { useLeaving } from './deciding';
import { Decision } from './Decision';
import { Earlier } from './Earlier';
import { addressee_of, author_of, sender_of } from './held-words';
import { HeldFindings } from './HeldFindings';
import { OrderFacts } from './OrderFacts';

export function HeldMessage() {
    const { t } = useWords();
    const { seller, draft } = useParams({ from: '/held/$seller/$draft' });
    const query = useQuery(held_message_query(seller, draft));
    usePageTitle(query.data ? sender_of(query.data.held) : t('held.title'));
    const gone = status_of(query.error) === 404;
    if (query.data && !gone) return <Open key={draft} {...query.data} />;
    return (
        <section className="held-message" aria-label={t('held.message')}>
            {query.isPending && <Skeleton rows={5} />}
            {gone && <Gone key={draft} draft={draft} />}
            {query.error && !gone && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
        </section>
    );
}

function Gone({ draft }: { draft: string }) {
    const { t } = useWords();
    const leave = useLeaving(draft);
    return (
        <Empty level="h1" title={t('held.gone')}>
            <p>{t('held.gone_text')}</p>
            <button type="button" className="btn held-on" onClick={() => void leave()}>
                {t('held.go_on')}
            </button>
        </Empty>
    );
}

function Open({ held, messages }: HeldWithMessages) {
    const { t } = useWords();
    const byline = useByline();
    const { draft, seller } = held;
    const { text, subject, verdict, order_id } = draft;
    const files = files_in_sight(messages, [draft], byline, author_of(held));
    return (
        <ViewerPlace files={files}>
            <section className="held-message" aria-labelledby="held-who">
                <Head held={held} />
                {/* A box that scrolls must be reachable by keyboard. */}
                <div className="held-box" tabIndex={0} role="group" aria-label={t('held.message')}>
                    <div className="held-column">
                        <article className="card held-text">
                            {subject !== undefined && (
                                <h2 dir="auto">
                                    <MarkedText text={subject} findings={verdict.findings} part="subject" />
                                </h2>
                            )}
                            {text !== '' && (
                                <div className="held-words" dir="auto">
                                    <MarkedText text={text} findings={verdict.findings} part="body" />
                                </div>
                            )}
                            {draft.attachments && <HeldFiles held={held} />}
                        </article>
                        {held.unproven_from !== undefined && (
                            <p className="note" dir="auto">
                                <Shown text={t('held.unproven_text', { address: held.unproven_from })} />
                            </p>
                        )}
                        <HeldFindings verdict={verdict} />
                        <Earlier held={held} messages={messages} byline={byline} />
                    </div>
                    {order_id !== undefined && <OrderFacts seller={seller.id} order_id={order_id} />}
                </div>
                <Decision held={held} />
            </section>
        </ViewerPlace>
    );
}

function HeldFiles({ held }: { held: Held }) {
    const { attachments = [], verdict } = held.draft;
    const of_files = file_findings(
        verdict.findings,
        attachments.map(({ id }) => id),
    );
    const shown = attachments.map((file) => ({ file, from: author_of(held), findings: findings_of(of_files, file) }));
    return (
        <>
            <MessageFiles files={shown} inspects />
            {shown.map(({ file, findings }) => findings.length > 0 && <FileFindings key={file.id} file={file} findings={findings} brief />)}
        </>
    );
}

function Head({ held }: { held: Held }) {
    const { t } = useWords();
    const title = useRescuedFocus<HTMLHeadingElement>();
    const { draft, kind, item_title } = held;
    return (
        <div className="held-head">
            <Link className="btn plain held-back" to="/held" aria-label={t('back')}>
                <span aria-hidden="true">‹</span>
            </Link>
            <div className="held-who">
                <h1 id="held-who" className="clip" ref={title} tabIndex={-1} dir="auto">
                    <Shown text={sender_of(held)} />
                </h1>
                <p className="clip" dir="auto">
                    <Shown text={t('held.to', { name: addressee_of(held) })} />
                </p>
                <p className="soft small">
                    {author_of(held) !== sender_of(held) && (
                        <>
                            <bdi>
                                <Shown text={t('held.by', { name: author_of(held) })} />
                            </bdi>
                            {' · '}
                        </>
                    )}
                    {draft.reason ? t(`reason.${draft.reason}`) : kind && t(`held.kind.${kind}`)}
                    {' · '}
                    {draft.order_id === undefined && (
                        <>
                            <bdi>
                                <Shown text={item_title} />
                            </bdi>
                            {' · '}
                        </>
                    )}
                    <When at={draft.updated_at} as="relative" />
                </p>
            </div>
        </div>
    );
}
