// What a reason asks for beside a text: its fields make the text, for as long as nobody has changed that by hand.
import { useWordsIn } from '../parts/useWordsIn';
import { field_label } from '../parts/composer/form_words';
import type { ComposerModel } from '../parts/composer/useComposer';
import type { Order } from '../api/types';
import { useWords } from '../words/WordsContext';
import { compose_subject, compose_text, times, type Fields, type FormReason } from './compose';

interface Props {
    reason: FormReason;
    order: Order;
    model: ComposerModel;
}

const field_max = 1_000; // Of one field; the draft keeps 4000 characters of all.

export function ReasonForm({ reason, order, model }: Props) {
    const words = useWords();
    const { t, language, languageName, zone } = words;
    const theirs = useWordsIn(order.buyer?.language);
    const { unsent, change } = model;
    const fields = unsent.form ?? {};
    const made = compose_text(theirs, reason, order, fields);
    const write = (next: Fields) => {
        const text = compose_text(theirs, reason, order, next);
        const untouched = unsent.text.trim() === '' || unsent.text === made;
        const subject = (unsent.subject ?? '') === '' && text !== '' ? { subject: compose_subject(theirs, reason, order) } : {};
        change({ form: next, ...(untouched && { text, ...subject }) });
    };
    const set = (name: string, value: string) => write({ ...fields, [name]: value.slice(0, field_max) });
    const input = (name: string, type: 'text' | 'date' | 'datetime-local', hint?: string) => (
        <label key={name} className="label">
            {field_label(words, name)}
            <input
                className="field"
                type={type}
                value={fields[name] ?? ''}
                placeholder={hint}
                onChange={(event) => set(name, event.target.value)}
            />
        </label>
    );
    return (
        <fieldset className="reason-form" disabled={model.sending}>
            <legend className="unseen">{t('form.label')}</legend>
            {reason === 'customization' && (
                <>
                    <label className="label wide">
                        {field_label(words, 'verify')}
                        <textarea
                            className="field"
                            rows={2}
                            value={fields['verify'] ?? ''}
                            placeholder={t('form.verify_hint')}
                            onChange={(event) => set('verify', event.target.value)}
                        />
                    </label>
                    {input('by', 'date')}
                </>
            )}
            {reason === 'service_appointment' && (
                <>
                    {times.map((time) => input(time, 'datetime-local'))}
                    {input('service', 'text', t('form.service_hint'))}
                </>
            )}
            {reason === 'delivery_planning' && (
                <>
                    {input('from', 'datetime-local')}
                    {input('until', 'datetime-local')}
                </>
            )}
            {reason !== 'customization' && <p className="soft small wide">{t('form.zone', { zone: zone() })}</p>}
            {theirs.language !== language && (
                <p className="soft small wide">{t('form.language', { language: languageName(theirs.language) })}</p>
            )}
            {made !== '' && made !== unsent.text && (
                <button type="button" className="btn wide" onClick={() => change({ text: made })}>
                    {t('form.again')}
                </button>
            )}
        </fieldset>
    );
}
