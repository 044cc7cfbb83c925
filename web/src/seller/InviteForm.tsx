// Inviting a member by mail; where none goes out, what an administrator does in its place.
import { useState, type SubmitEvent } from 'react';
import type { Wanted } from '../api/members';
import type { Member } from '../api/types';
import { useReader } from '../parts/useReader';
import { language_names, languages } from '../words/language';
import { useWords, useWordsChoice } from '../words/WordsContext';
import { roles_of } from './member-roles';

export function InviteForm({ busy, on_invite }: { busy: boolean; on_invite: (wanted: Wanted) => Promise<unknown> }) {
    const { words } = useWordsChoice();
    const { t } = words;
    const reader = useReader();
    const [address, set_address] = useState('');
    const [role, set_role] = useState<Member['role']>('agent');
    const [language, set_language] = useState<string>(words.language);
    const submit = (event: SubmitEvent) => {
        event.preventDefault();
        on_invite({ address: address.trim(), role, language }).then(
            () => set_address(''),
            () => undefined, // Said beside the form.
        );
    };
    return (
        <form className="members-form" onSubmit={submit}>
            <p className="soft small">{t('members.text')}</p>
            <label className="label members-address">
                {t('members.address')}
                <input
                    className="field"
                    type="email"
                    required
                    maxLength={254}
                    autoComplete="off"
                    value={address}
                    onChange={(event) => set_address(event.target.value)}
                />
            </label>
            <label className="label">
                {t('members.role')}
                <select className="field" value={role} onChange={(event) => set_role(event.target.value as Member['role'])}>
                    {roles_of(reader.role).map((each) => (
                        <option key={each} value={each}>
                            {t(`role.${each}`)}
                        </option>
                    ))}
                </select>
            </label>
            <label className="label">
                {t('members.language')}
                <select className="field" value={language} onChange={(event) => set_language(event.target.value)}>
                    {languages.map((each) => (
                        <option key={each} value={each} lang={each}>
                            {language_names[each]}
                        </option>
                    ))}
                </select>
            </label>
            <button type="submit" className="btn main" disabled={busy}>
                {t('members.submit')}
            </button>
        </form>
    );
}

export function NoMail() {
    const { t } = useWords();
    const { seller } = useReader();
    return (
        <>
            <p className="soft">{t('members.off')}</p>
            <pre className="members-command">
                {`stoa admin user create ADDRESS --name NAME --role agent --seller "${seller?.name ?? ''}"\nstoa admin user invite ADDRESS`}
            </pre>
        </>
    );
}
