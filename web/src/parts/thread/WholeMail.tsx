// The whole mail as which a message came, opened beside it: its text with what the message left out, and for operators its source.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { status_of } from '../../api/client';
import type { Message, Side, WholeMail as Mail } from '../../api/types';
import { mail_source_address, mail_source_query, whole_mail_query } from '../../api/whole_mail';
import { useWords } from '../../words/WordsContext';
import { Skeleton } from '../feedback';
import { MessageFiles } from '../files/MessageFiles';
import { Modal } from '../Modal';
import { ProblemNote } from '../ProblemNote';
import { Shown } from '../Shown';
import { FileList } from './MailFiles';
import './whole-mail.css';

interface Props {
    side: Side;
    conversation: string;
    message: Message;
    inspects: boolean; // An operator looks.
    on_close: () => void;
}

export function WholeMail({ side, conversation, message, inspects, on_close }: Props) {
    const { t } = useWords();
    const [source, set_source] = useState(false);
    const seller = side.kind === 'seller' && inspects ? side.seller : undefined;
    return (
        <Modal side wide title={t('whole_mail.title')} on_close={on_close}>
            <p className="soft small">{t(inspects ? 'whole_mail.for_operator' : 'whole_mail.for_author')}</p>
            {seller !== undefined && (
                <div className="row whole-mail-ways">
                    <button type="button" className="btn" onClick={() => set_source((before) => !before)}>
                        {t(source ? 'whole_mail.text' : 'whole_mail.source')}
                    </button>
                    <a className="btn" href={mail_source_address(seller, conversation, message.seq)} download>
                        {t('whole_mail.download')}
                    </a>
                </div>
            )}
            {seller !== undefined && source ? (
                <Source seller={seller} conversation={conversation} seq={message.seq} />
            ) : (
                <Text side={side} conversation={conversation} message={message} />
            )}
        </Modal>
    );
}

function Text({ side, conversation, message }: { side: Side; conversation: string; message: Message }) {
    const { t } = useWords();
    const query = useQuery(whole_mail_query(side, conversation, message.seq));
    if (status_of(query.error) === 404) return <p className="whole-mail-none">{t('whole_mail.missing')}</p>;
    if (query.error && !query.data) return <ProblemNote error={query.error} on_retry={() => void query.refetch()} />;
    return query.data ? <Opened mail={query.data} message={message} /> : <Skeleton rows={3} />;
}

function Opened({ mail, message }: { mail: Mail; message: Message }) {
    const { t, exact } = useWords();
    return (
        <article className="whole-mail">
            <h3 dir="auto">{mail.subject === '' ? t('whole_mail.no_subject') : <Shown text={mail.subject} />}</h3>
            <p className="soft small">
                {t('whole_mail.received')} <time dateTime={mail.received_at}>{exact(mail.received_at)}</time>
            </p>
            {mail.pieces.map((piece, at) =>
                piece.left_out ? (
                    <section key={at} className="mail-piece left-out" aria-label={t('whole_mail.left_out')}>
                        <h4>{t('whole_mail.left_out')}</h4>
                        <div className="mail-words" dir="auto">
                            <Shown text={piece.text} />
                        </div>
                    </section>
                ) : (
                    <div key={at} className="mail-piece mail-words" dir="auto">
                        <Shown text={piece.text} />
                    </div>
                ),
            )}
            {mail.shortened && <p className="soft small">{t('whole_mail.shortened')}</p>}
            {message.attachments ? (
                <MessageFiles files={message.attachments.map((file) => ({ file, from: message.author_name }))} />
            ) : (
                mail.files.length > 0 && <FileList files={mail.files} />
            )}
        </article>
    );
}

const source_shown_max = 200_000; // More of it makes pages slow.

function Source({ seller, conversation, seq }: { seller: number; conversation: string; seq: number }) {
    const { t, number } = useWords();
    const query = useQuery(mail_source_query(seller, conversation, seq));
    if (query.error && query.data === undefined) return <ProblemNote error={query.error} on_retry={() => void query.refetch()} />;
    if (query.data === undefined) return <Skeleton rows={3} />;
    const shown = query.data.slice(0, source_shown_max);
    return (
        <>
            <pre className="mail-source" tabIndex={0} role="region" aria-label={t('whole_mail.source_label')}>
                <Shown text={shown} />
            </pre>
            {shown.length < query.data.length && (
                <p className="soft small">{t('whole_mail.source_cut', { shown: number(shown.length) })}</p>
            )}
        </>
    );
}
