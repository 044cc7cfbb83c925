// One delivered message, or one of the author's own that was not delivered.
import { memo } from 'react';
import type { Draft, Message } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { When } from '../bits';
import { cut_masks } from './masked';

interface Props {
    message: Message;
    mine: boolean;
    byline: string;
    read: boolean | undefined; // Whether the other side has read it; undefined where that is not said.
}

export const MessageCard = memo(function MessageCard({ message, mine, byline, read }: Props) {
    const { t } = useWords();
    const notes = [
        message.modified && t('message.modified'),
        mine && read !== undefined && (read ? t('message.read') : t('message.delivered')),
    ].filter((note) => note !== false && note !== undefined);
    return (
        <article className={mine ? 'msg mine' : message.author === 'buyer' || message.author === 'seller' ? 'msg' : 'msg house'}>
            <header>
                <b dir="auto">{byline}</b> <When at={message.delivered_at} as="clock" />
                {message.reason && <span className="msg-reason">{t(`reason.${message.reason}`)}</span>}
            </header>
            {message.subject && (
                <p className="msg-subject" dir="auto">
                    {message.subject}
                </p>
            )}
            <MessageText message={message} />
            {notes.length > 0 && <footer>{notes.join(' · ')}</footer>}
        </article>
    );
});

function MessageText({ message }: { message: Message }) {
    return (
        <div className="msg-text" dir="auto">
            {cut_masks(message.text, message.masks).map((piece, at) =>
                piece.rule === undefined ? piece.text : <Hidden key={at} rule={piece.rule} />,
            )}
        </div>
    );
}

const named = ['content.phone', 'content.email', 'content.link'] as const;

function Hidden({ rule }: { rule: string }) {
    const { t } = useWords();
    const known = named.find((name) => name === rule);
    return (
        <span className="mask" title={t('mask.why')}>
            {known ? t(`mask.${known}`) : t('mask.other')}
        </span>
    );
}

// Held for a moderator, or turned down by one: shown where it would stand.
export function PendingCard({ draft }: { draft: Draft }) {
    const { t } = useWords();
    const state = draft.state === 'rejected' ? 'rejected' : draft.state === 'held' ? 'held' : 'checking';
    return (
        <article className="msg mine pending">
            <header>
                <b>{t(`draft.${state}`)}</b> <When at={draft.updated_at} as="clock" />
            </header>
            <div className="msg-text" dir="auto">
                {draft.text}
            </div>
            {draft.verdict.findings[0] && <footer>{draft.verdict.findings[0].why}</footer>}
        </article>
    );
}
