// Dates, spans of time, sizes and money by locale; `now` is handed in so that the functions stay testable.
import { date_format, number_format, relative_format } from './intl';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export class TimeWords {
    readonly locale: string;

    constructor(locale: string) {
        this.locale = locale;
    }

    #format(at: string, options: Intl.DateTimeFormatOptions): string {
        return date_format(this.locale, options).format(new Date(at));
    }

    readonly clock = (at: string): string => this.#format(at, { hour: 'numeric', minute: '2-digit' });
    readonly exact = (at: string): string => this.#format(at, { dateStyle: 'full', timeStyle: 'short' });

    // For texts, whose reader may be in another zone: "Tuesday, 3 December 2026 at 10:00 GMT+1", and the day alone.
    readonly moment = (at: string): string =>
        this.#format(at, {
            weekday: 'long',
            day: 'numeric',
            month: 'long',
            year: 'numeric',
            hour: 'numeric',
            minute: '2-digit',
            timeZoneName: 'shortOffset',
        });
    readonly long_date = (at: string): string => this.#format(`${at}T00:00`, { dateStyle: 'full' });

    // Whose clock this page shows: "Central European Time".
    readonly zone = (): string => {
        const parts = date_format(this.locale, { timeZoneName: 'longGeneric' }).formatToParts(new Date());
        return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    };

    // "9 Nov", with the year where it is not this one.
    readonly date = (at: string, now: number): string => {
        const same_year = new Date(at).getFullYear() === new Date(now).getFullYear();
        return this.#format(at, { day: 'numeric', month: 'short', ...(same_year ? {} : { year: 'numeric' }) });
    };

    // As short as it stays clear: "9:41" today, "Mon" within a week, "9 Nov" before.
    readonly short = (at: string, now: number): string => {
        const days = days_between(Date.parse(at), now);
        if (days === 0) return this.clock(at);
        if (days > 0 && days < 7) return this.#format(at, { weekday: 'short' });
        return this.date(at, now);
    };

    // A day as a heading: "today", "yesterday", "Monday, 9 November".
    readonly day = (at: string, now: number): string => {
        const days = days_between(Date.parse(at), now);
        if (days === 0 || days === 1) return capital(relative_format(this.locale, { numeric: 'auto' }).format(-days, 'day'), this.locale);
        const same_year = new Date(at).getFullYear() === new Date(now).getFullYear();
        return this.#format(at, { weekday: 'long', day: 'numeric', month: 'long', ...(same_year ? {} : { year: 'numeric' }) });
    };
}

// Calendar days in the reader's zone.
export function days_between(earlier: number, later: number): number {
    const midnight = (at: number) => {
        const date = new Date(at);
        return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
    };
    return Math.round((midnight(later) - midnight(earlier)) / day);
}

function capital(text: string, locale: string): string {
    return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

// "538 bytes", "12 kB", "3.4 MB".
export function size(locale: string, bytes: number): string {
    const write = (value: number, unit: string, digits: number) =>
        number_format(locale, {
            style: 'unit',
            unit,
            unitDisplay: unit === 'byte' ? 'long' : 'short', // The short one knows no plural.
            maximumFractionDigits: digits,
        }).format(value);
    if (bytes < 1000) return write(bytes, 'byte', 0);
    const [value, unit] = bytes < 999_500 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte']; // Rounded, it is 1 MB.
    return write(value, unit, value < 10 ? 1 : 0);
}

export function relative(locale: string, at: number, now: number): string {
    const format = relative_format(locale, { numeric: 'auto' });
    const ms = at - now;
    const size = Math.abs(ms);
    if (size < hour) return format.format(Math.trunc(ms / minute), 'minute');
    const days = days_between(now, at);
    if (days === 0) return format.format(Math.trunc(ms / hour), 'hour');
    if (Math.abs(days) < 60) return format.format(days, 'day');
    return format.format(Math.trunc(days / 30.44), 'month');
}

// A span without direction, in at most two units: "3 hr 12 min", "16 days".
export function span_left(locale: string, ms: number): string {
    const unit = (value: number, name: string, display: 'short' | 'long') =>
        number_format(locale, { style: 'unit', unit: name, unitDisplay: display }).format(value);
    const minutes = Math.max(0, Math.floor(Math.abs(ms) / minute));
    if (minutes < 60) return unit(minutes, 'minute', 'short');
    const hours = Math.floor(minutes / 60);
    if (hours >= 48) return unit(Math.floor(hours / 24), 'day', 'long');
    const rest = minutes % 60;
    return hours >= 6 || rest === 0 ? unit(hours, 'hour', 'short') : `${unit(hours, 'hour', 'short')} ${unit(rest, 'minute', 'short')}`;
}

export function money(locale: string, minor: number, currency: string): string {
    try {
        const format = number_format(locale, { style: 'currency', currency });
        return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
    } catch {
        return `${minor} ${currency}`; // A code that is none: show what was sent.
    }
}
