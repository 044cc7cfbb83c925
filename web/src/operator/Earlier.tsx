// What was written before in the conversation that a held message would join.
import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { Held, Message } from '../api/types';
import { MessageCard } from '../parts/thread/MessageCard';
import '../parts/thread/thread.css';
import { useNow, useWords } from '../words/WordsContext';

interface Props {
    held: Held;
    messages: Message[];
    byline: (message: Message) => string;
}

export function Earlier({ held, messages, byline }: Props) {
    const { t, day } = useWords();
    const now = useNow();
    const [exact, set_exact] = useState(false);
    const switch_times = useCallback(() => set_exact((before) => !before), []);
    const { conversation_id: conversation } = held.draft;
    const days = messages.map((message) => day(message.delivered_at, now));
    return (
        <section aria-labelledby="held-earlier" className="held-part">
            <div className="row held-earlier-head">
                <h2 id="held-earlier" className="grow">
                    {t('held.earlier')}
                </h2>
                {conversation !== undefined && (
                    <Link to="/s/$seller/messages/$conversation" params={{ seller: held.seller.id, conversation }}>
                        {t('order.open_conversation')}
                    </Link>
                )}
            </div>
            {messages.length === 0 && <p className="soft">{t('held.first')}</p>}
            {messages.map((message, at) => (
                <div key={message.id} className="held-earlier">
                    {days[at] !== days[at - 1] && <p className="day">{days[at]}</p>}
                    <MessageCard
                        message={message}
                        mine={message.author === 'seller'}
                        byline={byline(message)}
                        read={undefined}
                        sought={false}
                        exact_time={exact}
                        time_stop={at === messages.length - 1}
                        on_time={switch_times}
                        inspects
                    />
                </div>
            ))}
        </section>
    );
}
