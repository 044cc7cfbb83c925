// Writing to the seller about an order: what it is about, in one's own words.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState, type SubmitEvent } from 'react';
import type { Target } from '../api/messages';
import { buyer_order_query } from '../api/orders';
import type { Draft, Topic } from '../api/types';
import { announce } from '../parts/announce';
import { AwaitedDraft } from '../parts/composer/AwaitedDraft';
import { BuyerHint, is_hinted } from '../parts/composer/BuyerHint';
import { CheckStatus } from '../parts/composer/CheckStatus';
import '../parts/composer/composer.css';
import { DraftChoice } from '../parts/composer/DraftChoice';
import { Findings } from '../parts/composer/Findings';
import { FirstMessages } from '../parts/composer/FirstMessages';
import { is_blank, may_mend } from '../parts/composer/meeting';
import { MarkedField } from '../parts/composer/MarkedField';
import { find_marks } from '../parts/composer/marks';
import { NewsBanner } from '../parts/composer/NewsBanner';
import type { Unsent } from '../parts/composer/unsent';
import { useComposer } from '../parts/composer/useComposer';
import { AddFiles } from '../parts/files/AddFiles';
import { ComposerFiles } from '../parts/files/ComposerFiles';
import { DropHint, usePasting } from '../parts/files/dropping';
import { named_hidden } from '../parts/hidden_characters';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { useReader } from '../parts/useReader';
import { useWords } from '../words/WordsContext';
import { AnswersWithin } from './AnswersWithin';

const topics: Topic[] = ['damaged_or_missing', 'delivery', 'return', 'invoice', 'product_question', 'customization', 'other'];

interface Props {
    target: Extract<Target, { to: 'inquiry' | 'link' }>;
    seller: string;
    answers_within: number | undefined;
    drafts?: Draft[]; // That were submitted and not delivered.
}

export function Inquiry({ target, seller, answers_within, drafts = [] }: Props) {
    const { t } = useWords();
    const about = target.to === 'inquiry'; // A link says itself what it is about.
    const reader = useReader();
    const navigate = useNavigate();
    const client = useQueryClient();
    const name = useId();
    const field = useRef<HTMLTextAreaElement>(null);
    const [awaited, set_awaited] = useState<Draft>();
    const model = useComposer({
        target,
        user_id: reader.user_id,
        known_seq: 0, // It stands here only while there is no conversation.
        complete: (text) => why_incomplete(text, about, drafts) === undefined,
        on_checking: (draft) => {
            announce(t('composer.checking_files'));
            set_awaited(draft);
        },
        on_sent: ({ conversation_id: conversation }) => {
            announce(t('composer.sent'));
            void navigate({ to: '/messages/$conversation', params: { conversation } });
        },
    });
    const { unsent, change, checked, findings, files } = model;
    const form = useRef<HTMLFormElement>(null);
    const paste = usePasting(files);
    const listed = findings.filter((finding) => !is_hinted(finding));
    const missing = is_blank(unsent) ? undefined : why_incomplete(unsent, about, drafts);
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        model.send();
    };
    const open_conversation = async ({ seller: by, order }: Extract<Target, { to: 'inquiry' }>) => {
        announce(t('composer.sent'));
        const { summary } = await client.query({ ...buyer_order_query(by, order), staleTime: 0 });
        const { conversation_id: conversation } = summary;
        if (conversation !== undefined) await navigate({ to: '/messages/$conversation', params: { conversation } });
    };
    const settle = (draft: Draft | undefined) => {
        set_awaited(undefined);
        if (draft && may_mend(draft.state)) model.kept.open(draft);
        else if (!draft && target.to === 'inquiry') void open_conversation(target);
    };
    const mend = (draft: Draft) => {
        model.kept.open(draft);
        field.current?.focus();
    };
    if (awaited && target.to === 'inquiry')
        return (
            <section className="card inquiry" aria-label={t('inquiry.title', { seller: named_hidden(seller) })}>
                <AwaitedDraft target={target} draft={awaited} from={reader.name} on_settled={settle} />
            </section>
        );
    return (
        <section className="card inquiry" aria-labelledby="inquiry-title">
            <h2 id="inquiry-title">
                <Shown text={t('inquiry.title', { seller })} />
            </h2>
            <AnswersWithin minutes={answers_within} />
            <FirstMessages drafts={drafts} open_draft={unsent.draft_id} on_mend={mend} />
            <form ref={form} className="drop-place" onSubmit={submit} onPaste={paste}>
                <DropHint files={files} place={form} disabled={model.sending} />
                {about && (
                    <fieldset className="topics">
                        <legend>{t('inquiry.about')}</legend>
                        {topics.map((topic) => (
                            <label key={topic} className={unsent.topic === topic ? 'chosen' : undefined}>
                                <input type="radio" name={name} checked={unsent.topic === topic} onChange={() => change({ topic })} />
                                {t(`inquiry_topic.${topic}`)}
                            </label>
                        ))}
                    </fieldset>
                )}
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
                <ComposerFiles files={files} from={reader.name} read_only={model.sending} />
                <Findings check={model} fields={{ body: field }} findings={listed} />
                <DraftChoice model={model} />
                <NewsBanner model={model} target={target} on_keep={() => field.current?.focus()} />
                {model.error && <ProblemNote error={model.error} />}
                <div className="composer-actions">
                    <AddFiles files={files} disabled={model.sending} worded />
                    {missing !== undefined ? (
                        <span className="grow soft small">{t(missing)}</span>
                    ) : (
                        <CheckStatus model={model} quiet={listed.length === 0} />
                    )}
                    <button type="submit" className="btn main" disabled={!model.ready}>
                        {t('composer.send')}
                    </button>
                </div>
            </form>
        </section>
    );
}

// What keeps a written text from being sent, as a key of the catalogue. A text that waits for a moderator is not sent a second time.
function why_incomplete({ topic, text }: Unsent, about: boolean, drafts: Draft[]) {
    if (drafts.some((draft) => draft.state === 'held' && draft.text.trim() === text.trim())) return 'inquiry.waits';
    return about && topic === undefined ? 'inquiry.need_topic' : undefined;
}
