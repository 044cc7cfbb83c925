// Says that others have written while a text was being written, and lets its author choose: read and go on, or send it all the same.
import { useEffect, useRef } from 'react';
import type { Target } from '../../api/messages';
import type { Message } from '../../api/types';
import { useWords } from '../../words/WordsContext';
import './news.css';
import type { ComposerModel } from './useComposer';
import { Shown } from '../Shown';

interface Props {
    model: ComposerModel;
    target: Target;
    on_keep: () => void; // Back to the text.
}

export function NewsBanner({ model, target, on_keep }: Props) {
    const { t } = useWords();
    const { messages, asked, look } = model.news;
    const choice = useRef<HTMLButtonElement>(null);
    const told = useRef(asked);
    useEffect(() => {
        if (asked > told.current) choice.current?.focus();
        told.current = asked;
    }, [asked]);
    const last = messages.at(-1);
    if (!last) return null;
    const side = last.author === target.side.kind ? 'own' : 'other';
    const keep = () => {
        look();
        on_keep();
    };
    return (
        <div className="news note warn" role="alert">
            <p>
                <b>
                    <Shown text={t('news.title', { name: last.author_name, side, count: messages.length })} />
                </b>{' '}
                {t('news.text')}
            </p>
            {target.to !== 'conversation' && <Excerpts messages={messages} />}
            <div className="news-choice">
                <button type="button" className="btn main" onClick={keep}>
                    {t('news.keep')}
                </button>
                <button type="button" className="btn" ref={choice} disabled={model.blocked || model.sending} onClick={model.send_anyway}>
                    {t('news.send')}
                </button>
            </div>
        </div>
    );
}

const shown_max = 3;

// Where the messages themselves are not in sight.
function Excerpts({ messages }: { messages: Message[] }) {
    return (
        <ul className="news-messages">
            {messages.slice(-shown_max).map((message) => (
                <li key={message.id}>
                    <b dir="auto">
                        <Shown text={message.author_name} />
                    </b>{' '}
                    <span className="news-words" dir="auto">
                        <Shown text={message.text} />
                    </span>
                </li>
            ))}
        </ul>
    );
}
