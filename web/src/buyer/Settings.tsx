// What a buyer decides about the account.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { put_settings, settings_query } from '../api/buyer';
import { session_query } from '../api/session';
import type { Settings as Stored } from '../api/types';
import { announce } from '../parts/announce';
import { Skeleton } from '../parts/feedback';
import { MailTimes } from '../parts/MailTimes';
import { ProblemNote } from '../parts/ProblemNote';
import { Shown } from '../parts/Shown';
import { usePageTitle } from '../parts/usePageTitle';
import { useWords } from '../words/WordsContext';

// In which fixed messages come; a buyer may have another one from the marketplace.
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ja'];

export function Settings() {
    const { t } = useWords();
    usePageTitle(t('settings.title'));
    const query = useQuery(settings_query);
    return (
        <main id="main" className="column">
            <h1>{t('settings.title')}</h1>
            {query.isPending && <Skeleton rows={3} />}
            {query.error && <ProblemNote error={query.error} on_retry={() => void query.refetch()} />}
            {query.data && <Form settings={query.data} />}
        </main>
    );
}

// Each change is kept at once.
function Form({ settings }: { settings: Stored }) {
    const { t, languageName } = useWords();
    const client = useQueryClient();
    const saving = useMutation({
        mutationFn: put_settings,
        onSuccess: (stored) => {
            client.setQueryData(settings_query.queryKey, stored);
            void client.invalidateQueries({ queryKey: session_query.queryKey }); // It says whether mails arrive.
            announce(t('settings.saved'));
        },
    });
    const { name, language, opted_out, email, by_mail, mail_timing } = settings;
    const shown = saving.isPending ? saving.variables.opted_out : opted_out;
    const mailed = saving.isPending ? (saving.variables.by_mail ?? by_mail) : by_mail;
    const offered = language === undefined || languages.includes(language) ? languages : [language, ...languages];
    return (
        <div className="card settings">
            <div>
                <b>{t('settings.name')}</b>
                <p dir="auto">
                    <Shown text={name} />
                </p>
                <p className="soft small">{t('settings.name_text')}</p>
            </div>
            <label className="label">
                {t('settings.language')}
                <select
                    className="field"
                    value={language ?? ''}
                    disabled={saving.isPending}
                    onChange={(event) => saving.mutate({ opted_out, language: event.target.value })}
                >
                    {language === undefined && <option value="">{t('settings.language_none')}</option>}
                    {offered.map((each) => (
                        <option key={each} value={each}>
                            {languageName(each)}
                        </option>
                    ))}
                </select>
            </label>
            <Choice
                heading={t('settings.messages')}
                label={t('settings.opted_out')}
                text={t('settings.opted_out_text')}
                checked={shown}
                disabled={saving.isPending}
                on_change={(checked) => saving.mutate({ opted_out: checked })}
            />
            {email !== undefined && (
                <Choice
                    heading={t('settings.mail')}
                    label={t('settings.by_mail')}
                    text={t('settings.by_mail_text', { address: email })}
                    checked={mailed}
                    disabled={saving.isPending}
                    on_change={(checked) => saving.mutate({ opted_out, by_mail: checked })}
                />
            )}
            {email !== undefined && mailed && (
                <MailTimes
                    timing={(saving.isPending ? saving.variables.mail_timing : undefined) ?? mail_timing}
                    disabled={saving.isPending}
                    on_change={(timing) => saving.mutate({ opted_out, mail_timing: timing })}
                />
            )}
            {saving.error && <ProblemNote error={saving.error} />}
            {saving.isSuccess && <p className="soft small">{t('settings.saved')}</p>}
        </div>
    );
}

interface ChoiceProps {
    heading: string;
    label: string;
    text: string;
    checked: boolean;
    disabled: boolean;
    on_change: (checked: boolean) => void;
}

function Choice({ heading, label, text, checked, disabled, on_change }: ChoiceProps) {
    return (
        <fieldset>
            <legend>{heading}</legend>
            <label className="row">
                <input
                    type="checkbox"
                    className="check"
                    checked={checked}
                    disabled={disabled}
                    onChange={(event) => on_change(event.target.checked)}
                />
                {label}
            </label>
            <p className="soft small">{text}</p>
        </fieldset>
    );
}
