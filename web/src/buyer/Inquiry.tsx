// Writing to the seller about an order: what it is about, in one's own words.
import { useNavigate } from '@tanstack/react-router';
import { useId, useMemo, useRef, type SubmitEvent } from 'react';
import { buyer_side, type BuyerOrder, type Topic } from '../api/types';
import { announce } from '../parts/announce';
import { BuyerHint, is_hinted } from '../parts/composer/BuyerHint';
import { CheckStatus } from '../parts/composer/CheckStatus';
import '../parts/composer/composer.css';
import { Findings } from '../parts/composer/Findings';
import { MarkedField } from '../parts/composer/MarkedField';
import { find_marks } from '../parts/composer/marks';
import { text_max, useComposer } from '../parts/composer/useComposer';
import { ProblemNote } from '../parts/ProblemNote';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';

const topics: Topic[] = ['damaged_or_missing', 'delivery', 'return', 'invoice', 'product_question', 'customization', 'other'];

export function Inquiry({ order }: { order: BuyerOrder }) {
    const { t } = useWords();
    const { seller, id } = order.summary;
    const reader = useReader();
    const navigate = useNavigate();
    const name = useId();
    const field = useRef<HTMLTextAreaElement>(null);
    const target = useMemo(() => ({ to: 'inquiry', side: buyer_side, seller: seller.id, order: id }) as const, [seller.id, id]);
    const model = useComposer({
        target,
        user_id: reader.user_id,
        complete: ({ topic }) => topic !== undefined,
        on_sent: ({ conversation_id: conversation }) => {
            announce(t('composer.sent'));
            void navigate({ to: '/messages/$conversation', params: { conversation } });
        },
    });
    const { unsent, change, checked, findings } = model;
    const listed = findings.filter((finding) => !is_hinted(finding));
    const written = unsent.text.trim() !== '';
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        model.send();
    };
    return (
        <section className="card inquiry" aria-labelledby="inquiry-title">
            <h2 id="inquiry-title">{t('inquiry.title', { seller: seller.name })}</h2>
            <form onSubmit={submit}>
                <fieldset className="topics">
                    <legend>{t('inquiry.about')}</legend>
                    {topics.map((topic) => (
                        <label key={topic} className={unsent.topic === topic ? 'chosen' : undefined}>
                            <input type="radio" name={name} checked={unsent.topic === topic} onChange={() => change({ topic })} />
                            {t(`inquiry_topic.${topic}`)}
                        </label>
                    ))}
                </fieldset>
                <BuyerHint findings={findings} />
                <MarkedField
                    value={unsent.text}
                    marks={find_marks(findings, 'body', checked?.input.text ?? '', unsent.text)}
                    label={t('inquiry.text')}
                    placeholder={t('inquiry.hint')}
                    on_change={(text) => change({ text })}
                    on_send={model.send}
                    read_only={model.sending}
                    field_ref={field}
                />
                <Findings model={model} fields={{ body: field }} findings={listed} />
                {model.error && <ProblemNote error={model.error} />}
                <div className="composer-actions">
                    {written && unsent.topic === undefined ? (
                        <span className="grow soft small">{t('inquiry.need_topic')}</span>
                    ) : (
                        <CheckStatus model={model} quiet={listed.length === 0} />
                    )}
                    <button
                        type="submit"
                        className="btn main"
                        disabled={model.blocked || model.sending || unsent.topic === undefined || !written || model.length > text_max}
                    >
                        {t('composer.send')}
                    </button>
                </div>
            </form>
        </section>
    );
}
