// When mails come: each at once or gathered, and quiet hours without any. Each change is kept at once.
import { useId } from 'react';
import type { MailTiming, QuietHours } from '../api/types';
import { useWords } from '../words/WordsContext';
import { gather_choices, time_zones, usual_quiet_hours } from './mail_times';
import './mail-times.css';

interface Props {
    timing: MailTiming;
    disabled: boolean;
    on_change: (timing: MailTiming) => void;
}

export function MailTimes({ timing, disabled, on_change }: Props) {
    const { t, number } = useWords();
    const { gather_minutes, quiet_hours } = timing;
    return (
        <div className="mail-times">
            <label className="label">
                {t('mail_times.gather')}
                <select
                    className="field"
                    value={gather_minutes}
                    disabled={disabled}
                    onChange={(event) => on_change({ ...timing, gather_minutes: Number(event.target.value) })}
                >
                    {gather_choices(gather_minutes).map((minutes) => (
                        <option key={minutes} value={minutes}>
                            {t('mail_times.gather_choice', { minutes, shown: number(minutes) })}
                        </option>
                    ))}
                </select>
            </label>
            <label className="row">
                <input
                    type="checkbox"
                    className="check"
                    checked={quiet_hours !== undefined}
                    disabled={disabled}
                    onChange={(event) => on_change({ gather_minutes, ...(event.target.checked && { quiet_hours: usual_quiet_hours() }) })}
                />
                {t('mail_times.quiet')}
            </label>
            <p className="soft small">{t('mail_times.quiet_text')}</p>
            {quiet_hours && (
                <Hours hours={quiet_hours} disabled={disabled} on_change={(hours) => on_change({ gather_minutes, quiet_hours: hours })} />
            )}
        </div>
    );
}

interface HoursProps {
    hours: QuietHours;
    disabled: boolean;
    on_change: (hours: QuietHours) => void;
}

function Hours({ hours, disabled, on_change }: HoursProps) {
    const { t } = useWords();
    const zones = useId();
    const end = (name: 'from' | 'to') => (
        <label className="label">
            {t(`mail_times.${name}`)}
            <input
                type="time"
                className="field"
                required
                value={hours[name]}
                disabled={disabled}
                onChange={({ target: { value } }) => {
                    const changed = { ...hours, [name]: value };
                    if (value !== '' && changed.from !== changed.to) on_change(changed);
                }}
            />
        </label>
    );
    return (
        <div className="mail-times-hours">
            {end('from')}
            {end('to')}
            <label className="label" htmlFor={zones}>
                {t('mail_times.zone')}
                <select
                    id={zones}
                    className="field"
                    value={hours.time_zone}
                    disabled={disabled}
                    onChange={(event) => on_change({ ...hours, time_zone: event.target.value })}
                >
                    {time_zones(hours.time_zone).map((zone) => (
                        <option key={zone} value={zone}>
                            {zone.replaceAll('_', ' ')}
                        </option>
                    ))}
                </select>
            </label>
        </div>
    );
}
