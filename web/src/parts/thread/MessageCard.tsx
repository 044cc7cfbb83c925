// One delivered message.
import { memo, useState, type ReactNode } from 'react';
import type { Message } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import { MessageFiles } from '../files/MessageFiles';
import { Shown } from '../Shown';
import { is_long } from './long_text';
import { MailMark, MailSign } from './MailMark';
import { cut_masks } from './masked';

interface Props {
    message: Message;
    mine: boolean;
    byline: string;
    read: boolean | undefined; // Whether the other side has read it; undefined where that is not said.
    sought: boolean; // It is the one that was looked for.
    exact_time: boolean;
    time_stop: boolean; // Its time is the one that the Tab key stops at.
    on_time: () => void;
    inspects?: boolean; // An operator reads: the originals of files are offered where they are kept.
    on_mail?: ((message: Message) => void) | undefined; // Opens the mail as which it came; undefined where that is not for the reader.
}

export const MessageCard = memo(function MessageCard(props: Props) {
    const { message, mine, byline, read, sought, exact_time, time_stop, on_time, inspects = false, on_mail } = props;
    const { t, clock, exact } = useWords();
    const at = message.delivered_at;
    const notes = [
        message.modified && t('message.modified'),
        mine && read !== undefined && (read ? t('message.read') : t('message.delivered')),
    ].filter((note): note is string => note !== false && note !== undefined);
    const author = mine ? 'msg mine' : message.author === 'buyer' || message.author === 'seller' ? 'msg' : 'msg house';
    return (
        <article className={sought ? `${author} sought` : author} data-seq={message.seq} tabIndex={-1}>
            <header>
                <b dir="auto">
                    <Shown text={byline} />
                </b>
                <button
                    type="button"
                    className="msg-time"
                    title={exact(at)}
                    aria-label={exact(at)}
                    aria-pressed={exact_time}
                    tabIndex={time_stop ? 0 : -1}
                    onClick={on_time}
                >
                    <time dateTime={at}>{exact_time ? exact(at) : clock(at)}</time>
                </button>
                {message.by_mail && (
                    <span className="msg-way">
                        <MailSign />
                        {t('message.by_mail')}
                    </span>
                )}
                {message.reason && <span className="msg-reason">{t(`reason.${message.reason}`)}</span>}
            </header>
            {message.subject && (
                <p className="msg-subject" dir="auto">
                    <Shown text={message.subject} />
                </p>
            )}
            {message.text !== '' && <MessageText message={message} whole={sought} />}
            {message.attachments && (
                <MessageFiles files={message.attachments.map((file) => ({ file, from: byline }))} inspects={inspects} />
            )}
            <Foot notes={notes}>
                {message.mail && <MailMark mail={message.mail} />}
                {message.by_mail && on_mail && (
                    <button type="button" className="link" onClick={() => on_mail(message)}>
                        {t('message.open_mail')}
                    </button>
                )}
            </Foot>
        </article>
    );
});

function Foot({ notes, children }: { notes: string[]; children: ReactNode[] }) {
    const ways = children.filter(Boolean);
    if (notes.length === 0 && ways.length === 0) return null;
    return (
        <footer>
            {notes.length > 0 && <span>{notes.join(' · ')}</span>}
            {children}
        </footer>
    );
}

function MessageText({ message, whole }: { message: Message; whole: boolean }) {
    const { t } = useWords();
    const long = is_long(message.text);
    const [opened, set_opened] = useState<boolean>();
    const cut = long && !(opened ?? whole);
    return (
        <>
            <div className={cut ? 'msg-text cut' : 'msg-text'} dir="auto">
                {cut_masks(message.text, message.masks).map((piece, at) =>
                    piece.rule === undefined ? <Shown key={at} text={piece.text} /> : <Hidden key={at} rule={piece.rule} />,
                )}
            </div>
            {long && (
                <button type="button" className="link msg-more" aria-expanded={!cut} onClick={() => set_opened(cut)}>
                    {cut ? t('message.show_all') : t('message.show_less')}
                </button>
            )}
        </>
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
